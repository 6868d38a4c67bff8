package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;

/** What the payload of every mutation of one session has. */
@RegisterForReflection
public abstract class SessionPayload extends MutationPayload {

    @Description("The session, as it is after the mutation; null when it was refused.")
    public ChatSession chatSession;

    @Description(
            "The last event that the mutation made; null when nothing changed, and of signs that no event tells of.")
    public ChatSessionEvent event;

    @Override
    void fill(Outcome outcome) {
        super.fill(outcome);
        chatSession = outcome.get(ChatSession.class);
        event = outcome.get(ChatSessionEvent.class);
    }
}
