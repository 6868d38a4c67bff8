package dev.parley.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a column with personal data of customers. Reads by administrators may be recorded in the audit. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface PersonalData {

    /** Name of the link to the record that the read is recorded for. Empty for the row itself. */
    String of() default "";
}
