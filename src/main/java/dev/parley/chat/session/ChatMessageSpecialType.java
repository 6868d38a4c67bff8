package dev.parley.chat.session;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kinds of notices. Numbers below 100 are SuperOffice's; numbers from 100 on are Parley's. */
@Description("Kinds of notices.")
public enum ChatMessageSpecialType {
    @Description("0: an ordinary message.")
    NONE(0),
    @Description("1: the topic's welcome message, sent when an agent accepts.")
    WELCOME(1),
    @Description("2: a link.")
    URL(2),
    @Description("3: the customer was blocked.")
    BLOCK(3),
    @Description("5: the session started.")
    NEW_SESSION(5),
    @Description("6: the session was assigned to another agent.")
    TRANSFERED_SESSION(6),
    @Description("7: an error.")
    ERROR(7),
    @Description("8: the session was deleted.")
    SESSION_DELETED(8),
    @Description("9: asks whether the FAQ helped.")
    FAQ_SUCCESS_QUESTION(9),
    @Description("10: the agent ended the session.")
    CLOSED_BY_USER(10),
    @Description("11: the customer ended the session.")
    CLOSED_BY_CUSTOMER(11),
    @Description("12: the session ended because of inactivity.")
    CLOSED_BY_IDLE(12),
    @Description("13: a transfer was rejected.")
    TRANSFER_REJECTED(13),
    @Description("14: the customer reopened the session.")
    REOPENED_BY_CUSTOMER(14),
    @Description("15: the customer chose one of the options.")
    CLICKED_OPTION(15),
    @Description("16: a message of a bot.")
    BOT_MESSAGE(16),
    @Description("17: quick replies to choose from, as a JSON array in specialParam.")
    OPTIONS(17),
    @Description("18: a file of a blocked type was rejected.")
    ILLEGAL_FILE_TYPE(18),
    @Description("100: the agent lost its connection, and the session returned to the queue.")
    RETURNED_TO_QUEUE(100);

    @EnumeratedValue
    private final short number;

    ChatMessageSpecialType(int number) {
        this.number = (short) number;
    }
}
