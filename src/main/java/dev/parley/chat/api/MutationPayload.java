package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What the payload of every mutation has. Quarkus registers the payloads for reflection, but not what they extend. */
@RegisterForReflection
public abstract class MutationPayload {

    @NonNull @Description("Why it was refused; empty when it was not.")
    public List<@NonNull UserError> userErrors = List.of();

    @NonNull @Description("Whether anything changed: false when it was refused, and when it was so already.")
    public boolean changed;

    @NonNull @Description("Whether this is the outcome of an earlier request with the same idempotencyKey.")
    public boolean replayed;

    @Description("As it came in the input.")
    public String clientMutationId;

    /** Takes over what the action brought about. */
    void fill(Outcome outcome) {
        changed = outcome.changed();
        replayed = outcome.replayed();
    }
}
