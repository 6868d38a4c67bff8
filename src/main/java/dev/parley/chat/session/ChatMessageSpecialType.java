package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kinds of notices. The numbers below 100 are SuperOffice's. */
@Description("What kind of notice a message is.")
public enum ChatMessageSpecialType {
    @Description("0: an ordinary message.")
    NONE(0),
    @Description("1: the topic's welcome, sent when an agent accepts.")
    WELCOME(1),
    @Description("2: a link.")
    URL(2),
    @Description("3: the customer was blocked.")
    BLOCK(3),
    @Description("5: the session began.")
    NEW_SESSION(5),
    @Description("6: the session went to another agent.")
    TRANSFERED_SESSION(6),
    @Description("7: an error.")
    ERROR(7),
    @Description("8: the session was deleted.")
    SESSION_DELETED(8),
    @Description("9: did the FAQ help?")
    FAQ_SUCCESS_QUESTION(9),
    @Description("10: the agent ended the session.")
    CLOSED_BY_USER(10),
    @Description("11: the customer ended the session.")
    CLOSED_BY_CUSTOMER(11),
    @Description("12: the session ended because nobody wrote.")
    CLOSED_BY_IDLE(12),
    @Description("13: a transfer was refused.")
    TRANSFER_REJECTED(13),
    @Description("14: the customer came back.")
    REOPENED_BY_CUSTOMER(14),
    @Description("15: the customer chose one of the options.")
    CLICKED_OPTION(15),
    @Description("16: written by a bot.")
    BOT_MESSAGE(16),
    @Description("17: options to choose from, a JSON array in specialParam.")
    OPTIONS(17),
    @Description("18: a file of a forbidden type was refused.")
    ILLEGAL_FILE_TYPE(18),
    @Description(
            "100: the agent's connection was lost, and the session waits in the queue again. Not SuperOffice's, as all numbers from 100 on.")
    RETURNED_TO_QUEUE(100);

    @EnumeratedValue
    private final short number;

    ChatMessageSpecialType(int number) {
        this.number = (short) number;
    }
}
