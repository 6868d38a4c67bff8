package dev.parley.graphql.value;

import org.jspecify.annotations.Nullable;

/**
 * A field of an input that changes something. An absent field leaves the current value, null clears it.
 *
 * @param isGiven whether the field is present, also if it is null
 * @param value null if the field is absent or null
 */
public record InputValue<T>(boolean isGiven, @Nullable T value) {

    /** Returns the value after the change. */
    public @Nullable T over(@Nullable T current) {
        return isGiven ? value : current;
    }
}
