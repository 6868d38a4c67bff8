package dev.parley.chat.transcript;

/**
 * The parts of an e-mail with a transcript.
 *
 * @param subject one line
 * @param html the transcript
 */
public record TranscriptLetter(String subject, String text, String html) {}
