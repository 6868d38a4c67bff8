package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** Answer to sendChatMessage. */
@Type("SendChatMessagePayload")
@Description("Answer to sendChatMessage.")
public class SendChatMessagePayload extends MutationPayload {
    @Description("The message as it was stored; null when it was refused.")
    public ChatMessage chatMessage;

    @Override
    void fill(ChatOutcome outcome) {
        super.fill(outcome);
        chatMessage = outcome.message();
    }
}
