package dev.parley.chat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What the payload of every mutation has. Quarkus registers the payloads for reflection, but not what they extend. */
@RegisterForReflection
public abstract class MutationPayload {

    @Description("The session, as it is after the mutation; null when it was refused.")
    public ChatSession chatSession;

    @NonNull @Description("Why it was refused; empty when it was not.")
    public List<@NonNull UserError> userErrors = List.of();

    @NonNull @Description("Whether anything changed: false when it was refused, and when it was so already.")
    public boolean changed;

    @Description("As it came in the input.")
    public String clientMutationId;

    /** Takes over what the action brought about. */
    void fill(ChatOutcome outcome) {
        chatSession = outcome.session();
        changed = outcome.changed();
    }
}
