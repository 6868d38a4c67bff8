package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Reasons for the end of a session. */
@Description("Reasons for the end of a session.")
public enum SessionEndReason {
    @Description("0: the customer ended it.")
    BY_CUSTOMER(0),
    @Description("1: an agent ended it.")
    BY_AGENT(1),
    @Description("2: nobody wrote for too long.")
    IDLE(2),
    @Description("3: the customer's client disconnected.")
    DEAD_CLIENT(3),
    @Description("4: the FAQ answered the question.")
    FAQ_HELPED(4),
    @Description("5: the customer submitted the offline form.")
    REQUEST_POSTED(5),
    @Description("6: the bot ended it.")
    BY_BOT(6);

    @EnumeratedValue
    private final short number;

    SessionEndReason(int number) {
        this.number = (short) number;
    }
}
