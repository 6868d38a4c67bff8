package dev.parley.chat.mutation;

import dev.parley.chat.lifecycle.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Fields that the payloads of all mutations have. The annotation is needed because Quarkus registers payloads for reflection, but not their
 * superclasses.
 */
@RegisterForReflection
public abstract class MutationPayload {

    @NonNull @Description("Reasons why the request was rejected. Empty on success.")
    public List<@NonNull UserError> userErrors = List.of();

    @NonNull @Description(
            "Whether anything changed. False when the request was rejected, and when the state was already as requested.")
    public boolean changed;

    @NonNull @Description("Whether this is the stored outcome of an earlier request with the same idempotencyKey.")
    public boolean replayed;

    @Description("The input's clientMutationId.")
    public @Nullable String clientMutationId;

    /** Copies the outcome of the action into this payload. */
    protected void fill(Outcome outcome) {
        changed = outcome.changed();
        replayed = outcome.replayed();
    }
}
