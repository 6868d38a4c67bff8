package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** How a chat ended, as staff noted it. */
@Description("How a chat ended, as the agent or the bot noted it.")
public enum ChatSessionOutcome {
    @Description("0: the question was answered, or the problem was solved.")
    RESOLVED(0),
    @Description("1: it was not.")
    UNRESOLVED(1),
    @Description("2: somebody has to do something later.")
    FOLLOW_UP(2),
    @Description("3: the customer did not respond any more.")
    NO_RESPONSE(3),
    @Description("4: it was no serious request.")
    SPAM(4);

    @EnumeratedValue
    private final short number;

    ChatSessionOutcome(int number) {
        this.number = (short) number;
    }
}
