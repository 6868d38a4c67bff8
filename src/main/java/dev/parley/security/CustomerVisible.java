package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a type, link or list as readable by customers, if they can reach it. Without the annotation, only agents can read it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CustomerVisible {

    /** Whether customers and anonymous callers may query objects of the type by root fields. */
    boolean atRoot() default false;

    /** HQL condition under which a customer sees the row. {row} is its alias. */
    String where() default "";
}
