package dev.parley.chat.mutation;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Fields that the payloads of all mutations of a session have. */
@RegisterForReflection
public abstract class SessionPayload extends MutationPayload {

    @Description("The session after the mutation. Null when the request was rejected.")
    public @Nullable ChatSession chatSession;

    @Description(
            "The last event that this mutation recorded. Null if nothing changed; typing indicators and heartbeats are not recorded.")
    public @Nullable ChatSessionEvent event;

    @Override
    protected void fill(Outcome outcome) {
        super.fill(outcome);
        chatSession = outcome.get(ChatSession.class);
        event = outcome.get(ChatSessionEvent.class);
    }
}
