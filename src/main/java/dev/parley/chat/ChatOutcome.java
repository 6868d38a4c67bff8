package dev.parley.chat;

import dev.parley.security.SessionKey;

/**
 * What a mutation brought about.
 *
 * @param message the message that was written, or null
 * @param key the key of a new session, or null
 */
record ChatOutcome(ChatSession session, ChatMessage message, SessionKey key, boolean changed) {

    static ChatOutcome unchanged(ChatSession session) {
        return new ChatOutcome(session, null, null, false);
    }
}
