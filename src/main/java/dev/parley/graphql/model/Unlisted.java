package dev.parley.graphql.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keeps rows with a certain value in a column out of the root list of their type. By their id and through links they are found. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Unlisted {

    /** The value, as a filter says it: true, or a constant of the column's enum. */
    String value();
}
