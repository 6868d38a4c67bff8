package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which session to end. */
@Input("EndChatSessionInput")
@Description("Which session to end.")
public class EndChatSessionInput extends SessionInput {}
