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
 */
public record MessageDraft(
        @Nullable String text,
        MessageVisibility visibility,
        @Nullable String options,
        @Nullable Instant postAt,
        @Nullable String attachments) {

    /** A message without files. */
    public MessageDraft(
            @Nullable String text, MessageVisibility visibility, @Nullable String options, @Nullable Instant postAt) {
        this(text, visibility, options, postAt, null);
    }

    /** Returns whether it is an internal note. */
    public boolean isNote() {
        return visibility == MessageVisibility.AGENTS;
    }

    /** Returns the same draft with another time. */
    MessageDraft at(Instant time) {
        return new MessageDraft(text, visibility, options, time, attachments);
    }

    /** Returns the same draft with files. */
    public MessageDraft with(@Nullable String files) {
        return new MessageDraft(text, visibility, options, postAt, files);
    }

    /** Returns an internal note without text, whose kind says everything. */
    static MessageDraft note() {
        return new MessageDraft(null, MessageVisibility.AGENTS, null, null);
    }

    /** Returns a draft that everyone sees at once. */
    public static MessageDraft plain(@Nullable String text) {
        return new MessageDraft(text, MessageVisibility.ALL, null, null);
    }
}
