package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Direction of a message. The numbers are SuperOffice's. */
@Description("Direction of a message.")
public enum ChatMessageType {
    @Description("0: unknown.")
    INVALID(0),
    @Description("1: from an agent or a bot to the customer.")
    TO_CUSTOMER(1),
    @Description("2: from the customer to the agent.")
    TO_USER(2),
    @Description("3: a notice; see specialType.")
    SPECIAL(3);

    @EnumeratedValue
    private final short number;

    ChatMessageType(int number) {
        this.number = (short) number;
    }
}
