package dev.parley.graphql.declaration;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Replaces a column on reading. The HQL expression replaces the stored value in results, filters and orders; {row} is
 * the row's alias.
 */
@Target(FIELD)
@Retention(RUNTIME)
public @interface ReadAs {

    /** Expression that all callers read; empty for the stored value. */
    String value() default "";

    /** Expression that customers read instead; empty for the same as other callers. */
    String forCustomers() default "";
}
