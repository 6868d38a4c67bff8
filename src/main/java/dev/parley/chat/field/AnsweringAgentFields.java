package dev.parley.chat.field;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds the fields by which customers see the agent or bot that answers them. The agent's user record is visible to staff only. */
@Singleton
class AnsweringAgentFields {

    @Produces
    @Singleton
    ComputedField<ChatSession> agentName() {
        return ComputedField.of(
                ChatSession.class,
                "agentName",
                "Name of the agent or bot that answers, or answered last, as the topic presents it to customers: the first name if widget.showAgentFirstName is true, else the user name; bot.name for the bot. Null before an agent or bot answers.",
                Scalars.GraphQLString,
                List.of(
                        "chatbotIsactive",
                        "topic.botName",
                        "topic.widgetAgentUseFirstname",
                        "user.firstName",
                        "user.displayName"),
                ChatSession::agentName);
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> agentPresent() {
        return ComputedField.of(
                ChatSession.class,
                "agentPresent",
                "Whether the answering agent is present. Always true for the bot. Null before an agent or bot answers, and after the session has ended.",
                Scalars.GraphQLBoolean,
                List.of("status", "chatbotIsactive", "user.status", "user.presence"),
                ChatSession::agentPresent);
    }
}
