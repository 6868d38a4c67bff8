package dev.parley.chat;

import java.util.Set;

/**
 * Sets of session statuses, each in Java, HQL and SQL. The queries contain literals instead of parameters, because a generic plan can use a partial
 * index only for literals.
 */
public final class SessionStatuses {

    /** The statuses of {@link ChatSessionPhase#ACTIVE}: in conversation. */
    public static final Set<ChatSessionStatus> ACTIVE = ChatSessionPhase.ACTIVE.statuses();

    /** {@link #ACTIVE} in HQL. */
    public static final String ACTIVE_HQL =
            "(dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST, dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /**
     * The statuses of sessions that wait in the queue or are active, in HQL. One list, because PostgreSQL then reads the index of statuses and
     * topics. For two conditions it reads the active sessions of all topics.
     */
    public static final String QUEUED_OR_ACTIVE_HQL =
            "(dev.parley.chat.ChatSessionStatus.IN_QUEUE, dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST,"
                    + " dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /** {@link #ACTIVE} in SQL. */
    public static final String ACTIVE_SQL = "(5, 6)";

    /** The statuses of open sessions: neither unknown nor ended. A customer has at most one open session in a topic. */
    public static final Set<ChatSessionStatus> OPEN = Set.of(
            ChatSessionStatus.PRE_CHAT_FORM,
            ChatSessionStatus.FAQ,
            ChatSessionStatus.OFFLINE_FORM,
            ChatSessionStatus.IN_QUEUE,
            ChatSessionStatus.CUSTOMER_LAST,
            ChatSessionStatus.USER_LAST);

    /** {@link #OPEN} in HQL. */
    public static final String OPEN_HQL =
            "(dev.parley.chat.ChatSessionStatus.PRE_CHAT_FORM, dev.parley.chat.ChatSessionStatus.FAQ,"
                    + " dev.parley.chat.ChatSessionStatus.OFFLINE_FORM, dev.parley.chat.ChatSessionStatus.IN_QUEUE,"
                    + " dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST, dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /** {@link #OPEN} in SQL. */
    public static final String OPEN_SQL = "(1, 2, 3, 4, 5, 6)";

    /** The statuses of ended sessions that are not deleted. */
    public static final Set<ChatSessionStatus> ENDED = Set.of(
            ChatSessionStatus.FINISHED,
            ChatSessionStatus.CLOSED,
            ChatSessionStatus.REQUEST_POSTED,
            ChatSessionStatus.CLOSED_FROM_QUEUE);

    /** {@link #ENDED} in SQL. */
    public static final String ENDED_SQL = "(7, 9, 10, 11)";

    private SessionStatuses() {}
}
