package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kind of a message. The numbers are those of the column that the database computes; see V15. */
@Description("Kind of a message. It tells which of the other fields describe the message.")
public enum ChatMessageKind {
    @Description("An ordinary message; see text.")
    TEXT(1),
    @Description("A message with quick replies to choose from; see text and options.")
    OPTIONS(2),
    @Description("A link; see link.")
    LINK(3),
    @Description("A notice about the session; see notice.")
    NOTICE(4);

    @EnumeratedValue
    private final short number;

    ChatMessageKind(int number) {
        this.number = (short) number;
    }
}
