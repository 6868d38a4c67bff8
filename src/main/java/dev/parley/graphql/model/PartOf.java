package dev.parley.graphql.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a stored field of an entity a field of an object inside the entity's GraphQL type. The entity declares the
 * object as a transient field, whose class describes the object's fields; see {@link RowObject}.
 */
@Target(FIELD)
@Retention(RUNTIME)
public @interface PartOf {

    /** Name of the transient field. */
    String object();

    /** Name of the field in the class of the object. */
    String field();
}
