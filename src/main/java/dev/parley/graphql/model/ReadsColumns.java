package dev.parley.graphql.model;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Names the attributes that a getter of an entity reads. Where an answer needs the getter, the row has no others. */
@Target(METHOD)
@Retention(RUNTIME)
public @interface ReadsColumns {

    /** Names in Java. */
    String[] value();
}
