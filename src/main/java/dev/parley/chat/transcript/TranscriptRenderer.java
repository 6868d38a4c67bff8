package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;

/** Renders one transcript piece by piece. No text of a message or a name can leave its place. */
interface TranscriptRenderer {

    /** Returns what comes before the first message. */
    String begin(TranscriptHeading heading);

    /** Returns a message. */
    String message(ChatMessage message);

    /** Returns what stands between two messages. */
    String between();

    /** Returns what comes after the last message. */
    String end();
}
