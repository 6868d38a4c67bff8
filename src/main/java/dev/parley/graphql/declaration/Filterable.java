package dev.parley.graphql.declaration;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Limits the columns by which lists of an entity are filtered and sorted. Without this annotation, all columns are
 * allowed. The primary key always is.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface Filterable {

    /** Paths of the columns in the schema. */
    String[] value();
}
