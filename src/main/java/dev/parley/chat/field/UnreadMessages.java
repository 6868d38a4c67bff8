package dev.parley.chat.field;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Fact;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds the field {@code ChatSession.unreadCount}: the number of messages that the caller has not read. */
@Singleton
class UnreadMessages {

    private static final String COUNT = "select count(*) from ChatMessage m where m.chatSession.id = {row}.id and ";

    private static final String TYPE = "dev.parley.chat.ChatMessageType.";

    /** Messages of the agent or the bot that the customer sees, without notices. */
    private static final String BY_CUSTOMER = COUNT + "m.type = " + TYPE + "TO_CUSTOMER and " + ChatMessage.SHOWN
            + " and not (" + ChatMessage.IS_READ_BY_CUSTOMER.replace("{row}", "m") + ")";

    /** Messages of the customer, and other users' internal notes. */
    private static final String BY_STAFF = COUNT + "m.seq > {row}.userReadSeq and (m.type = " + TYPE
            + "TO_USER or m.type = " + TYPE
            + "TO_CUSTOMER and m.visibility = dev.parley.chat.MessageVisibility.AGENTS"
            + " and (m.senderUser.id is null or m.senderUser.id not in (select u.id from User u where "
            + User.isNamed("u", ":login") + ")))";

    @Produces
    @Singleton
    ComputedField<ChatSession> unreadCount() {
        return new ComputedField<>(
                ChatSession.class,
                "unreadCount",
                "Number of messages that the caller has not read. For customers: messages of the agent and the bot. For staff: messages of the customer, and internal notes of others, that the session's agent has not read. Own messages and notices do not count.",
                nonNull(Scalars.GraphQLInt),
                List.of(),
                true,
                List.of(),
                List.of(new Fact("count", Long.class, BY_STAFF, BY_CUSTOMER)),
                (session, given) -> given.facts().get("count"));
    }
}
