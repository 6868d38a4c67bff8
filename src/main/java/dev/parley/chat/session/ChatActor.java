package dev.parley.chat.session;

/** Texts of the GraphQL type {@code ChatActor}, which groups fields of messages and of events. */
final class ChatActor {

    static final String TYPE = "ChatActor";

    static final String DESCRIPTION = "The sender of a message, or the actor that caused an event.";

    static final String KIND = "Role of the actor.";

    static final String DISPLAY_NAME =
            "Name of the actor as the other side sees it. For customers, the alias or the name that they entered. For agents, the first name if the topic's widget.showAgentFirstName is true, else the user name; bot.name of the topic for bots. Null for SYSTEM, and if no name is known.";

    static final String USER = "User record of the agent or bot, for staff only. Null for CUSTOMER and SYSTEM.";

    private ChatActor() {}
}
