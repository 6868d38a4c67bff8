package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** States of a transfer. */
@Description("States of a transfer.")
public enum ChatTransferState {
    @Description("0: waiting for an answer.")
    PENDING(0),
    @Description("1: accepted by the target.")
    ACCEPTED(1),
    @Description("2: rejected by the target.")
    REJECTED(2),
    @Description("3: cancelled, explicitly or by another change of the session.")
    CANCELLED(3),
    @Description("4: expired without an answer.")
    EXPIRED(4);

    @EnumeratedValue
    private final short number;

    ChatTransferState(int number) {
        this.number = (short) number;
    }
}
