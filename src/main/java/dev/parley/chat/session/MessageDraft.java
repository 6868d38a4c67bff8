package dev.parley.chat.session;

import dev.parley.chat.MessageVisibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param visibility who may see it
 * @param options quick replies as a JSON array, or null
 * @param postAt when a bot's message becomes visible to the customer, or null for at once
 * @param attachments the files as a JSON array, or null
 * @param link the address that the message is a link to, or null
 * @param chosenFromSeq seq of the message one of whose options the customer has chosen, in agents' numbers; null for other messages
 */
public record MessageDraft(
        @Nullable String text,
        MessageVisibility visibility,
        @Nullable String options,
        @Nullable Instant postAt,
        @Nullable String attachments,
        @Nullable String link,
        @Nullable Integer chosenFromSeq) {

    /** A message without files that is no choice of an option. */
    public static MessageDraft of(
            @Nullable String text,
            MessageVisibility visibility,
            @Nullable String options,
            @Nullable Instant postAt,
            @Nullable String link) {
        return new MessageDraft(text, visibility, options, postAt, null, link, null);
    }

    /** Returns whether it is an internal note. */
    public boolean isNote() {
        return visibility == MessageVisibility.AGENTS;
    }

    /** Returns the same draft with another time. */
    MessageDraft at(Instant time) {
        return new MessageDraft(text, visibility, options, time, attachments, link, chosenFromSeq);
    }

    /** Returns the same draft with files. */
    public MessageDraft with(@Nullable String files) {
        return new MessageDraft(text, visibility, options, postAt, files, link, chosenFromSeq);
    }

    /** Returns the same draft as the choice of an option. */
    MessageDraft chosenFrom(int seq) {
        return new MessageDraft(text, visibility, options, postAt, attachments, link, seq);
    }

    /** Returns an internal note without text, whose kind says everything. */
    static MessageDraft note() {
        return of(null, MessageVisibility.AGENTS, null, null, null);
    }

    /** Returns a draft that everyone sees at once. */
    public static MessageDraft plain(@Nullable String text) {
        return of(text, MessageVisibility.ALL, null, null, null);
    }
}
