package dev.parley.chat.session;

import java.time.Instant;

/**
 * A message as its author gives it.
 *
 * @param visibility who may see it
 * @param options a JSON array of what the customer may click, or null
 * @param whenPosted when the customer may see it, or null for at once: bots space their messages out
 */
public record MessageDraft(String text, MessageVisibility visibility, String options, Instant whenPosted) {

    /** Whether it is a note among agents. */
    public boolean isNote() {
        return visibility == MessageVisibility.AGENTS;
    }

    /** The same at a time. */
    MessageDraft at(Instant time) {
        return new MessageDraft(text, visibility, options, time);
    }

    /** A note among agents that says nothing but what its kind says. */
    static MessageDraft note() {
        return new MessageDraft(null, MessageVisibility.AGENTS, null, null);
    }

    public static MessageDraft plain(String text) {
        return new MessageDraft(text, MessageVisibility.ALL, null, null);
    }
}
