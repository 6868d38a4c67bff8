package dev.parley.chat.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;

/**
 * Fields that the inputs of all mutations have. The annotation is needed because Quarkus registers inputs for reflection, but not their superclasses.
 */
@RegisterForReflection
public abstract class MutationInput {

    @Description("Returned unchanged in the payload.")
    public String clientMutationId;

    @Description(
            "Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true.")
    public String idempotencyKey;

    /**
     * Trims the texts of the input before validation. A blank text becomes null. Where a text must not be blank, it becomes empty and {@code
     * @Size(min = 1)} rejects it. Overriding methods trim every text of their input.
     */
    void trimTexts() {}
}
