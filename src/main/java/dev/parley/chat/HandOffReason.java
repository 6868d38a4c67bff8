package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Why a bot handed a session off. */
@Description("Why a bot handed a session off to the agents.")
public enum HandOffReason {
    @Description("0: the customer asked for a person.")
    CUSTOMER_ASKED(0),
    @Description("1: the bot had no answer.")
    NO_ANSWER(1),
    @Description("2: the matter is not one that the bot handles, such as a complaint.")
    OUT_OF_SCOPE(2),
    @Description("3: the bot, or a system that it needs, failed.")
    FAILED(3),
    @Description("4: another reason. The summary may say which.")
    OTHER(4);

    @EnumeratedValue
    private final short number;

    HandOffReason(int number) {
        this.number = (short) number;
    }
}
