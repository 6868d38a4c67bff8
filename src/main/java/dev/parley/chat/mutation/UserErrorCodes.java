package dev.parley.chat.mutation;

import dev.parley.chat.refusal.RefusalCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes that a mutation may return in userErrors; see {@link MutationCodes} for those that many mutations share. They become the last
 * line of its description in the schema.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UserErrorCodes {

    /** The codes, in any order. */
    RefusalCode[] value();
}
