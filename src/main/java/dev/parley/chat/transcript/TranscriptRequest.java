package dev.parley.chat.transcript;

import dev.parley.chat.TimeZones;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which transcript is wanted. The caller's right to read it is checked elsewhere.
 *
 * @param session database id of the session
 * @param forCustomer whether the reader is the customer, who sees neither internal notes nor scheduled messages
 * @param withNotes whether internal notes are included
 * @param texts texts in the wanted language, or null for the topic's language
 * @param zone wanted time zone, or null for the topic's
 */
public record TranscriptRequest(
        long session,
        boolean forCustomer,
        boolean withNotes,
        TranscriptFormat format,
        @Nullable TranscriptTexts texts,
        @Nullable ZoneId zone) {

    /**
     * Checks the arguments of a request.
     *
     * @param language language tag, or null
     * @param timeZone IANA name, or null
     * @throws RequestException BAD_ARGUMENT, or FORBIDDEN for a customer who asks for internal notes
     */
    public static TranscriptRequest of(
            long session,
            boolean forCustomer,
            boolean withNotes,
            TranscriptFormat format,
            @Nullable String language,
            @Nullable String timeZone) {
        if (forCustomer && withNotes) {
            throw new RequestException(RequestError.FORBIDDEN, "Only staff may read internal notes.");
        }
        TranscriptTexts texts = language == null
                ? null
                : TranscriptTexts.of(language)
                        .orElseThrow(() -> DownloadRequest.bad(
                                "language", "must be one of " + String.join(", ", TranscriptTexts.LANGUAGES) + "."));
        ZoneId zone = timeZone == null
                ? null
                : TimeZones.named(timeZone).orElseThrow(() -> DownloadRequest.bad("timeZone", TimeZones.RULE));
        return new TranscriptRequest(session, forCustomer, withNotes, format, texts, zone);
    }

    /** Returns the wording, with the topic's language and time zone where none is wanted. */
    TranscriptStyle style(TranscriptHeading heading) {
        TranscriptTexts ofTopic = heading.language() == null
                ? TranscriptTexts.standard()
                : TranscriptTexts.of(heading.language()).orElseGet(TranscriptTexts::standard);
        ZoneId zoneOfTopic = TimeZones.named(heading.timeZone()).orElse(ZoneOffset.UTC);
        return new TranscriptStyle(texts == null ? ofTopic : texts, zone == null ? zoneOfTopic : zone, forCustomer);
    }
}
