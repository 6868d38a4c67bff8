package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;

/** Direction of a message as SuperOffice stores it. GraphQL has the kinds of the message and of its sender instead. */
public enum ChatMessageType {
    /** Unknown. */
    INVALID(0),
    /** From an agent or a bot to the customer. */
    TO_CUSTOMER(1),
    /** From the customer to the agent. */
    TO_USER(2),
    /** See {@link ChatMessageSpecialType}. */
    SPECIAL(3);

    @EnumeratedValue
    private final short number;

    ChatMessageType(int number) {
        this.number = (short) number;
    }
}
