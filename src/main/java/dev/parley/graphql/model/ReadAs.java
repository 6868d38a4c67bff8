package dev.parley.graphql.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A column that callers read otherwise than it is stored. The HQL stands in for the column in answers, filters and orders alike; {row}
 * is the row's alias.
 */
@Target(FIELD)
@Retention(RUNTIME)
public @interface ReadAs {

    /** The expression that everybody reads; empty for the stored value. */
    String value() default "";

    /** The expression that customers read instead; empty for the same as everybody. */
    String forCustomers() default "";
}
