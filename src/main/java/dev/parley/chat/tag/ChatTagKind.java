package dev.parley.chat.tag;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kinds of tags. */
@Description("Kinds of tags.")
public enum ChatTagKind {
    @Description("0: says what a chat was about (endChatSession).")
    CLOSING(0),
    @Description("1: a skill, which agents have and sessions need.")
    SKILL(1);

    @EnumeratedValue
    private final short number;

    ChatTagKind(int number) {
        this.number = (short) number;
    }

    /** Returns the stored number. */
    public short number() {
        return number;
    }
}
