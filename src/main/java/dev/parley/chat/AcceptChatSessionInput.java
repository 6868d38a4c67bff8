package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which session to accept. */
@Input("AcceptChatSessionInput")
@Description("Which session to accept.")
public class AcceptChatSessionInput extends SessionInput {}
