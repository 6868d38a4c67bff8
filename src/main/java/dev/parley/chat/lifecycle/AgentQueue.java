package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.session.ChatSession;
import java.util.List;
import java.util.Map;

/**
 * The agents' queue: sessions in status 4 that no bot handles, and their order. The rule is defined in HQL, in SQL and as a filter here, and in Java in {@link
 * ChatSession#waits()}. Every count, list, position, alert and accept uses one of them.
 */
public final class AgentQueue {

    private AgentQueue() {}

    /** Returns the condition in HQL for the session of an alias. */
    public static String waitsHql(String alias) {
        return "(%1$s.status = dev.parley.chat.ChatSessionStatus.IN_QUEUE and not %1$s.chatbotIsactive)"
                .formatted(alias);
    }

    /** Returns the condition in SQL for the session of an alias. It matches the index ix_chat_session_agent_queue. */
    public static String waitsSql(String alias) {
        return "(%1$s.status = 4 and not %1$s.chatbot_isactive)".formatted(alias);
    }

    /**
     * Returns the condition in SQL for the session of an alias: no other agent is offered it. An expired offer counts until a timer ends it.
     *
     * @param user SQL of the user's id
     */
    static String isFreeForSql(String alias, String user) {
        return "(%1$s.offered_to is null or %1$s.offered_to = %2$s)".formatted(alias, user);
    }

    /** Returns the condition for the sessions of some topics, as a filter of sessions. */
    public static Map<String, Object> filter(List<Long> topics) {
        return Map.of(
                "topic",
                Map.of("databaseId", Map.of("in", topics)),
                "status",
                Map.of("eq", ChatSessionStatus.IN_QUEUE.name()),
                "chatbotIsactive",
                Map.of("eq", false));
    }

    /** Returns the order in HQL for the session of an alias. */
    public static String orderHql(String alias) {
        return "%1$s.priority desc, %1$s.queuedAt, %1$s.id".formatted(alias);
    }

    /** Returns the order in SQL for the session of an alias. */
    public static String orderSql(String alias) {
        return "%1$s.priority desc, %1$s.queued_at, %1$s.id".formatted(alias);
    }
}
