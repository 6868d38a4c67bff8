package dev.parley.chat;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** Answer to endChatSession. */
@Type("EndChatSessionPayload")
@Description("Answer to endChatSession.")
public class EndChatSessionPayload extends MutationPayload {}
