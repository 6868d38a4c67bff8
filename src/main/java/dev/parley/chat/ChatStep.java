package dev.parley.chat;

import dev.parley.event.ChatSessionEvent;

/**
 * What an action leaves behind beside the changed session, to be stored with it.
 *
 * @param message the message that was written, or null
 */
record ChatStep(ChatSessionEvent event, ChatMessage message) {}
