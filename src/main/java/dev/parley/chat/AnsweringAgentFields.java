package dev.parley.chat;

import static java.util.stream.Collectors.toMap;

import dev.parley.graphql.BatchField;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** The part that customers see of the agent or bot that answers them. The agent's record is for staff only. */
@Singleton
class AnsweringAgentFields {

    /** Both fields share it: a loader works once for all fields that have the same one. */
    private static final BatchField.Loader<ChatSession> SESSIONS = AnsweringAgentFields::withAgents;

    @Produces
    @Singleton
    BatchField<ChatSession> agentName() {
        return new BatchField<>(
                ChatSession.class,
                "agentName",
                "Name of the agent or bot that answers, or answered last, as the topic shows it to customers: the first name with widgetAgentUseFirstname, else the user name; botName for the bot. Null while nobody answers.",
                Scalars.GraphQLString,
                true,
                List.of(),
                SESSIONS,
                session -> ((ChatSession) session).agentName());
    }

    @Produces
    @Singleton
    BatchField<ChatSession> agentPresent() {
        return new BatchField<>(
                ChatSession.class,
                "agentPresent",
                "Whether the agent that answers is present; true for the bot. Null while nobody answers, and when the session is over.",
                Scalars.GraphQLBoolean,
                true,
                List.of(),
                SESSIONS,
                session -> ((ChatSession) session).agentPresent());
    }

    private static Map<Long, ChatSession> withAgents(StatelessSession database, List<ChatSession> rows) {
        return database
                .createSelectionQuery(
                        "from ChatSession s join fetch s.topic left join fetch s.user where one_of(:ids, s.id)",
                        ChatSession.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toArray(Long[]::new))
                .list()
                .stream()
                .collect(toMap(session -> session.id, session -> session));
    }
}
