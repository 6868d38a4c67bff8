package dev.parley.graphql.declaration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Excludes rows with a given value of the column from the root list of their type. They are found by id and through links. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Unlisted {

    /** The value in the form of a filter: true, or the name of an enum constant. */
    String value();
}
