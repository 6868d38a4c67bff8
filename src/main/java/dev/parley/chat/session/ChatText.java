package dev.parley.chat.session;

import java.time.Instant;

/**
 * A message as its author gives it.
 *
 * @param visibility who may see it
 * @param options a JSON array of what the customer may click, or null
 * @param whenPosted when the customer may see it, or null for at once: bots space their messages out
 */
public record ChatText(String text, MessageVisibility visibility, String options, Instant whenPosted) {

    /** Whether it is a note among agents. */
    public boolean isNote() {
        return visibility == MessageVisibility.AGENTS;
    }

    /** The same at a time. */
    ChatText at(Instant time) {
        return new ChatText(text, visibility, options, time);
    }

    /** A note among agents that says nothing but what its kind says. */
    static ChatText note() {
        return new ChatText(null, MessageVisibility.AGENTS, null, null);
    }

    public static ChatText plain(String text) {
        return new ChatText(text, MessageVisibility.ALL, null, null);
    }
}
