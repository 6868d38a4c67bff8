package dev.parley.chat;

import java.time.Instant;

/**
 * A message as its author gives it.
 *
 * @param visibility who may see it
 * @param options a JSON array of what the customer may click, or null
 * @param whenPosted when the customer may see it, or null for at once: bots space their messages out
 */
public record ChatText(String text, MessageVisibility visibility, String options, Instant whenPosted) {

    static ChatText plain(String text) {
        return new ChatText(text, MessageVisibility.ALL, null, null);
    }
}
