package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What to say in which session. */
@Input("SendChatMessageInput")
@Description("What to say in which session.")
public class SendChatMessageInput extends SessionInput {
    @NonNull @Description("The text, not empty.")
    public String message;
}
