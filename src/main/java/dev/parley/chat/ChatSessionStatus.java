package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Status of a chat session. The numbers are SuperOffice's. */
@Description("Status of a chat session.")
public enum ChatSessionStatus {
    @Description("0: unknown.")
    INVALID(0),
    @Description("1: the customer fills in the pre-chat form.")
    PRE_CHAT_FORM(1),
    @Description("2: the customer reads a suggested answer (FAQ).")
    FAQ(2),
    @Description("3: no agent is available; the customer may submit the offline form.")
    OFFLINE_FORM(3),
    @Description("4: waiting in the queue for an agent.")
    IN_QUEUE(4),
    @Description("5: active; the customer wrote last and waits for an answer.")
    CUSTOMER_LAST(5),
    @Description("6: active; the agent or the bot wrote last.")
    USER_LAST(6),
    @Description("7: ended; can be reopened within serviceInfo.reopenWindowSeconds.")
    FINISHED(7),
    @Description("8: deleted; the row is erased after PARLEY_CHAT_PURGE_AFTER.")
    DELETED(8),
    @Description("9: closed; cannot be reopened.")
    CLOSED(9),
    @Description("10: ended by the offline form, which created a ticket.")
    REQUEST_POSTED(10),
    @Description("11: ended in the queue before any agent accepted: a missed chat.")
    CLOSED_FROM_QUEUE(11);

    @EnumeratedValue
    private final short number;

    ChatSessionStatus(int number) {
        this.number = (short) number;
    }
}
