package dev.parley.chat.mail;

import org.jspecify.annotations.Nullable;

/**
 * An e-mail that is to be sent.
 *
 * @param messageId its unique id, the same in each attempt, by which mail programs recognize a repetition
 * @param language language of the notices, or null for the topic's
 * @param timeZone time zone, or null for the topic's
 * @param attempts number of attempts, this one included
 * @param isDeleted whether the session was deleted meanwhile
 * @param alert its content, if it is an alert; null for a transcript
 */
record OutboxMail(
        long id,
        long session,
        String recipient,
        String messageId,
        @Nullable String language,
        @Nullable String timeZone,
        int attempts,
        boolean isDeleted,
        @Nullable AlertLetter alert) {}
