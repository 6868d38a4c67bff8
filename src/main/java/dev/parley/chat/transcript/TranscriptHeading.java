package dev.parley.chat.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Facts about the session of a transcript.
 *
 * @param session database id of the session
 * @param topic name of the topic
 * @param language language of the topic's widget, or null
 * @param timeZone time zone of the topic
 */
public record TranscriptHeading(
        long session, String topic, @Nullable String language, String timeZone) {}
