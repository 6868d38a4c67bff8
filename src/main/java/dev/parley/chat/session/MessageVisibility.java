package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Who may see a message. Not SuperOffice's. */
@Description("Who may see a message.")
public enum MessageVisibility {
    @Description("0: customer and agents.")
    ALL(0),
    @Description("1: agents only: an internal note.")
    AGENTS(1);

    @EnumeratedValue
    private final short number;

    MessageVisibility(int number) {
        this.number = (short) number;
    }
}
