package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kinds of actors that can end a session. */
@Description("Kinds of actors that can end a session.")
public enum SessionEndedBy {
    @Description("0: the customer.")
    CUSTOMER(0),
    @Description("1: the session's agent.")
    AGENT(1),
    @Description("2: a manager of the topic.")
    MANAGER(2),
    @Description("3: the bot.")
    BOT(3),
    @Description("4: a timer.")
    SYSTEM(4);

    @EnumeratedValue
    private final short number;

    SessionEndedBy(int number) {
        this.number = (short) number;
    }
}
