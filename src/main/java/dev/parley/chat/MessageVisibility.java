package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Visibility of a message. */
@Description("Visibility of a message.")
public enum MessageVisibility {
    @Description("0: visible to the customer and to agents.")
    ALL(0),
    @Description("1: an internal note, visible to agents only.")
    AGENTS(1);

    @EnumeratedValue
    private final short number;

    MessageVisibility(int number) {
        this.number = (short) number;
    }
}
