package dev.parley.chat.session;

import dev.parley.crm.User;
import dev.parley.graphql.model.PartOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Describes the GraphQL type of actors. No object of this class exists: the values are columns of the rows; see {@link PartOf}. */
@Type("ChatActor")
@Description("The sender of a message, or the actor that caused an event.")
public final class ChatActor {

    @NonNull @Description("Role of the actor.")
    public ChatActorKind kind;

    @Description(
            "Name of the actor as the other side sees it. For customers, the alias or the name that they entered. For agents, the first name if the topic's widgetAgentUseFirstname is set, else the user name; the topic's botName for bots. Null for SYSTEM, and if no name is known.")
    public String displayName;

    @Description("User record of the agent or bot, for staff only. Null for CUSTOMER and SYSTEM.")
    public User user;

    private ChatActor() {}
}
