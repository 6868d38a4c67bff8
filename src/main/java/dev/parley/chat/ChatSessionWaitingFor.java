package dev.parley.chat;

import dev.parley.graphql.value.Enums;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** The side whose turn it is in a session. */
@Description("The side whose turn it is in a session.")
public enum ChatSessionWaitingFor {
    @Description("The customer: to fill in a form, to answer the FAQ, or to reply to the last message.")
    CUSTOMER,
    @Description("An agent: to accept the session from the queue, or to reply to the customer's last message.")
    AGENT;

    /** {@link #of} in SQL, for the session with the alias {row}. */
    public static final String SQL = "case when {row}.status in " + statuses(CUSTOMER)
            + " then 'CUSTOMER' when {row}.status in " + statuses(AGENT)
            + " and not {row}.chatbot_isactive then 'AGENT' end";

    /** Returns the side whose turn it is, or null. An active bot replies by itself, so no agent is waited for. */
    public static @Nullable ChatSessionWaitingFor of(ChatSessionStatus status, boolean botIsActive) {
        return switch (status) {
            case PRE_CHAT_FORM, FAQ, OFFLINE_FORM, USER_LAST -> CUSTOMER;
            case IN_QUEUE, CUSTOMER_LAST -> botIsActive ? null : AGENT;
            case INVALID, FINISHED, DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> null;
        };
    }

    private static String statuses(ChatSessionWaitingFor side) {
        return Stream.of(ChatSessionStatus.values())
                .filter(status -> of(status, false) == side)
                .map(Enums::sql)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
