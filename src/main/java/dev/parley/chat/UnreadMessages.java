package dev.parley.chat;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.crm.User;
import dev.parley.graphql.BatchField;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** The field ChatSession.unreadCount: how many messages the caller has not read. */
@Singleton
class UnreadMessages {

    private static final String COUNT = "select m.chatSession.id, count(*) from ChatMessage m"
            + " left join m.createdBy author where one_of(:sessions, m.chatSession.id) and ";

    private static final String TYPE = "dev.parley.chat.ChatMessageType.";

    /** Messages of the agent or the bot that the customer sees; no notices. */
    private static final String BY_CUSTOMER = COUNT + "m.type = " + TYPE + "TO_CUSTOMER and " + ChatMessage.SHOWN
            + " and not (" + ChatMessage.IS_READ_BY_CUSTOMER.replace("{row}", "m") + ") group by m.chatSession.id";

    /** Messages of the customer, and notes of others. */
    private static final String BY_STAFF = COUNT + "m.seq > m.chatSession.userReadSeq and (m.type = " + TYPE
            + "TO_USER or m.type = " + TYPE + "TO_CUSTOMER and m.visibility = dev.parley.chat.MessageVisibility.AGENTS"
            + " and (author.id is null or not ("
            + User.isNamed("author", ":me") + "))) group by m.chatSession.id";

    private final CurrentActor currentActor;

    UnreadMessages(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Produces
    @Singleton
    BatchField<ChatSession> unreadCount() {
        return new BatchField<>(
                ChatSession.class,
                "unreadCount",
                "How many messages the caller has not read: for customers, of the agent and the bot; for staff, those of the customer and the notes of others that the session's agent has not read. Neither own messages nor notices count.",
                nonNull(Scalars.GraphQLInt),
                true,
                List.of(),
                this::count);
    }

    private Map<Long, Integer> count(StatelessSession database, List<ChatSession> sessions) {
        boolean staff = currentActor.get() instanceof Actor.Agent;
        SelectionQuery<Object[]> query = database.createSelectionQuery(staff ? BY_STAFF : BY_CUSTOMER, Object[].class)
                .setParameter("sessions", sessions.stream().map(each -> each.id).toArray(Long[]::new));
        if (currentActor.get() instanceof Actor.Agent agent) {
            query.setParameter("me", agent.loginname());
        }
        Map<Long, Integer> counts = new HashMap<>();
        sessions.forEach(session -> counts.put(session.id, 0));
        query.list().forEach(row -> counts.put((Long) row[0], ((Long) row[1]).intValue()));
        return counts;
    }
}
