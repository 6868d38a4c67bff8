package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** Answer to acceptChatSession. */
@Type("AcceptChatSessionPayload")
@Description("Answer to acceptChatSession.")
public class AcceptChatSessionPayload extends MutationPayload {}
