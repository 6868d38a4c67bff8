package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a type, a link or a list that customers may read where they can reach it; everything else is for agents only. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CustomerVisible {

    /** Whether customers, and those who are not signed in, may ask for objects of the type by themselves. */
    boolean atRoot() default false;

    /** HQL that a row must meet to be seen by a customer, with {row} for its alias. */
    String where() default "";
}
