package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The transcript of a ticket: plain text in UTC, without a heading, with the kinds of notices instead of texts. */
public final class Transcript {

    private Transcript() {}

    /** Returns the transcript of some messages. */
    public static String of(List<ChatMessage> messages) {
        TranscriptRenderer text =
                TranscriptFormat.TEXT.renderer(new TranscriptStyle(TranscriptTexts.CODES, ZoneOffset.UTC, false));
        return messages.stream().map(text::message).collect(Collectors.joining(text.between()));
    }
}
