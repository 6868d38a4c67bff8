package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Why a session ended. Not SuperOffice's. */
@Description("Why a session ended.")
public enum SessionEndReason {
    @Description("0: the customer was done.")
    BY_CUSTOMER(0),
    @Description("1: the agent was done.")
    BY_AGENT(1),
    @Description("2: nobody wrote for too long.")
    IDLE(2),
    @Description("3: the customer's client was gone.")
    DEAD_CLIENT(3),
    @Description("4: an FAQ answered the question.")
    FAQ_HELPED(4),
    @Description("5: the customer left a request.")
    REQUEST_POSTED(5),
    @Description("6: the bot was done.")
    BY_BOT(6);

    @EnumeratedValue
    private final short number;

    SessionEndReason(int number) {
        this.number = (short) number;
    }
}
