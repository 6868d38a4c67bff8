package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Where a chat session is in its life. The numbers are SuperOffice's. */
@Description("Where a chat session is in its life.")
public enum ChatSessionStatus {
    @Description("0: unknown.")
    INVALID(0),
    @Description("1: the customer is filling in the form before the chat.")
    PRE_CHAT_FORM(1),
    @Description("2: the customer is shown an answer that may help.")
    FAQ(2),
    @Description("3: nobody is available; the customer may leave a request.")
    OFFLINE_FORM(3),
    @Description("4: waiting for an agent.")
    IN_QUEUE(4),
    @Description("5: active; the customer wrote last and waits for the agent.")
    CUSTOMER_LAST(5),
    @Description("6: active; the agent or the bot wrote last.")
    USER_LAST(6),
    @Description("7: over, and may be reopened by the customer for a while.")
    FINISHED(7),
    @Description("8: deleted; the row goes soon.")
    DELETED(8),
    @Description("9: over for good.")
    CLOSED(9),
    @Description("10: ended by a request (a ticket) from the offline form.")
    REQUEST_POSTED(10),
    @Description("11: ended while waiting, before any agent had it: a missed chat.")
    CLOSED_FROM_QUEUE(11);

    @EnumeratedValue
    private final short number;

    ChatSessionStatus(int number) {
        this.number = (short) number;
    }
}
