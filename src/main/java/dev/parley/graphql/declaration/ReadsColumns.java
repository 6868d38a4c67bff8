package dev.parley.graphql.declaration;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Lists the attributes that a getter of an entity reads. Only these are loaded if a selection needs the getter. */
@Target(METHOD)
@Retention(RUNTIME)
public @interface ReadsColumns {

    /** Java names of the attributes. */
    String[] value();
}
