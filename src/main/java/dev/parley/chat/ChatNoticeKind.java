package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kind of a notice. The numbers are those of {@link ChatMessageSpecialType}. */
@Description("Kind of a notice.")
public enum ChatNoticeKind {
    @Description(
            "The topic's welcome message, sent when an agent accepts. The text is in the field text of the message.")
    WELCOME(1),
    @Description("The customer was blocked. Imported messages only.")
    BLOCKED(3),
    @Description("The session started. Imported messages only.")
    NEW_SESSION(5),
    @Description("The session was assigned to another agent.")
    TRANSFERRED(6),
    @Description("An error occurred. Imported messages only.")
    ERROR(7),
    @Description("The session was deleted.")
    SESSION_DELETED(8),
    @Description(
            "The FAQ may answer the question; asks the customer whether it helped. The field text of the message has the titles of the articles, one per line.")
    FAQ_QUESTION(9),
    @Description("The agent or the bot ended the session.")
    ENDED_BY_AGENT(10),
    @Description("The customer ended the session.")
    ENDED_BY_CUSTOMER(11),
    @Description("The session ended because of inactivity.")
    ENDED_BY_INACTIVITY(12),
    @Description("A transfer was rejected. For staff only.")
    TRANSFER_REJECTED(13),
    @Description("The customer reopened the session.")
    REOPENED_BY_CUSTOMER(14),
    @Description(
            "The customer chose one of the options of an earlier message; see text and chosenFromSeq. Imported notices have no text.")
    OPTION_CHOSEN(15),
    @Description("A file was rejected because of its type. The field detail has its name.")
    FILE_TYPE_REJECTED(18),
    @Description("The agent lost its connection, and the session returned to the queue.")
    RETURNED_TO_QUEUE(100),
    @Description("A file was rejected because it is infected. The field detail has its name.")
    FILE_INFECTED(101);

    @EnumeratedValue
    private final short number;

    ChatNoticeKind(int number) {
        this.number = (short) number;
    }
}
