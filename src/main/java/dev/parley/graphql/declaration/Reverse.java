package dev.parley.graphql.declaration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds a connection to the type that a link points to. It is declared at the link because the target (a company) does
 * not know the entities that point to it (its chats).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Reverse {

    /** Name of the connection field on the target type. */
    String value();

    /** Description of the connection field. */
    String description();

    /** Whether customers may read the connection. */
    boolean customerVisible() default false;
}
