package dev.parley.chat.topic;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** How the waiting sessions of a topic come to its agents. */
@Description("How the waiting sessions of a topic come to its agents.")
public enum AssignmentMode {
    @Description("0: agents choose sessions from the queue.")
    MANUAL(0),
    @Description(
            "1: each session is offered to one agent at a time, first to the one whose last offer is the longest ago.")
    ROUND_ROBIN(1),
    @Description(
            "2: each session is offered to one agent at a time, first to the one with the fewest sessions and offers.")
    LEAST_BUSY(2);

    @EnumeratedValue
    private final short number;

    AssignmentMode(int number) {
        this.number = (short) number;
    }
}
