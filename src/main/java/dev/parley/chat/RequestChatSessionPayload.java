package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** Answer to requestChatSession. */
@Type("RequestChatSessionPayload")
@Description("Answer to requestChatSession.")
public class RequestChatSessionPayload extends MutationPayload {
    @Description(
            "Secret by which the customer proves itself: Authorization: ChatSession <key>. Shown this once; null when the session was there before.")
    public String sessionKey;

    @Override
    void fill(ChatOutcome outcome) {
        super.fill(outcome);
        sessionKey = outcome.key() == null ? null : outcome.key().value();
    }
}
