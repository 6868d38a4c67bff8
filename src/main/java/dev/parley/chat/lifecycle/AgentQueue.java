package dev.parley.chat.lifecycle;

import dev.parley.chat.session.ChatSession;

/**
 * Which sessions agents have to accept, and in which order: those in status 4 that no bot drives. The rule is here as HQL and as SQL, and
 * in Java as {@link ChatSession#waits()}; every count, list, place, alert and accept uses one of the three.
 */
public final class AgentQueue {

    private AgentQueue() {}

    /** The condition in HQL, for the session of an alias. */
    public static String waitsHql(String alias) {
        return "(%1$s.status = dev.parley.chat.ChatSessionStatus.IN_QUEUE and not %1$s.chatbotIsactive)"
                .formatted(alias);
    }

    /** The condition in SQL, for the session of an alias; as in the index ix_chat_session_agent_queue. */
    public static String waitsSql(String alias) {
        return "(%1$s.status = 4 and not %1$s.chatbot_isactive)".formatted(alias);
    }

    /** The order in HQL, for the session of an alias. */
    public static String orderHql(String alias) {
        return "%1$s.priority desc, %1$s.queuedAt, %1$s.id".formatted(alias);
    }

    /** The order in SQL, for the session of an alias. */
    public static String orderSql(String alias) {
        return "%1$s.priority desc, %1$s.queued_at, %1$s.id".formatted(alias);
    }
}
