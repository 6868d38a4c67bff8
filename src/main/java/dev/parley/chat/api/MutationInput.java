package dev.parley.chat.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;

/** What the input of every mutation has. Quarkus registers the inputs for reflection, but not what they extend. */
@RegisterForReflection
public abstract class MutationInput {

    @Description("Comes back in the payload.")
    public String clientMutationId;

    @Description(
            "A name for this request, hard to guess, such as a random UUID; 16 to 255 characters. Sent again with it within 24 hours, the request has its effect once and the outcome comes back with replayed: true.")
    public String idempotencyKey;

    /**
     * Trims typed text before it is checked. Blank text becomes null; where it must not be blank, it becomes empty and
     * {@code @Size(min = 1)} refuses it. Every text of an input is trimmed here.
     */
    void trimTexts() {}
}
