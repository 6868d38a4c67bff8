package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents in the schema which kinds of callers an operation can answer. The operation itself checks the caller; a test compares both.
 * Without the annotation, everybody may call the operation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedTo {

    /** The kinds of callers. */
    AccessRole[] value();
}
