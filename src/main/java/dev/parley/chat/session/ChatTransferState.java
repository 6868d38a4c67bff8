package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** What became of an offered transfer. Not SuperOffice's. */
@Description("What became of an offered transfer.")
public enum ChatTransferState {
    @Description("0: offered, not answered yet.")
    PENDING(0),
    @Description("1: the target has the session.")
    ACCEPTED(1),
    @Description("2: the target did not want it.")
    REJECTED(2),
    @Description("3: taken back, or overtaken by something else that happened to the session.")
    CANCELLED(3),
    @Description("4: nobody answered in time.")
    EXPIRED(4);

    @EnumeratedValue
    private final short number;

    ChatTransferState(int number) {
        this.number = (short) number;
    }
}
