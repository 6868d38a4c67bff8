package dev.parley.graphql.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the way back over a link: the type that the link points to gets a connection of this name. It stands on the link
 * because the record that is pointed to (a company) knows nothing of those that point to it (its chats).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Reverse {

    /** The connection's field name on the other type. */
    String value();

    /** The connection's description. */
    String description();

    /** Whether customers may read it. */
    boolean customerVisible() default false;
}
