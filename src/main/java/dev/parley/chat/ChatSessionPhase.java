package dev.parley.chat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;

/** Phases of a session: SuperOffice's "pending, active, closed". */
@Description("Phases of a session.")
public enum ChatSessionPhase {
    @Description("Not accepted yet: in a form, the FAQ or the queue (statuses 0 to 4).")
    PENDING,
    @Description("In conversation (statuses 5 and 6).")
    ACTIVE,
    @Description("Ended (statuses 7 to 11).")
    CLOSED;

    public static ChatSessionPhase of(ChatSessionStatus status) {
        return switch (status) {
            case INVALID, PRE_CHAT_FORM, FAQ, OFFLINE_FORM, IN_QUEUE -> PENDING;
            case CUSTOMER_LAST, USER_LAST -> ACTIVE;
            case FINISHED, DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> CLOSED;
        };
    }

    /** Returns the statuses of the phase. */
    public Set<ChatSessionStatus> statuses() {
        return Stream.of(ChatSessionStatus.values())
                .filter(status -> of(status) == this)
                .collect(Collectors.toUnmodifiableSet());
    }
}
