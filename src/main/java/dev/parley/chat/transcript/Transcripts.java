package dev.parley.chat.transcript;

import dev.parley.chat.transcript.TranscriptTexts.Label;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Renders transcripts of stored sessions. It checks no rights. */
@Singleton
public class Transcripts {

    private final TranscriptReader reader;
    private final TranscriptConfig config;

    Transcripts(TranscriptReader reader, TranscriptConfig config) {
        this.reader = reader;
        this.config = config;
    }

    /**
     * Starts a transcript.
     *
     * @throws RequestException FORBIDDEN if the session does not exist any more
     */
    public TranscriptPages pages(TranscriptRequest request) {
        return reader.heading(request.session())
                .map(heading -> new TranscriptPages(reader, request, heading))
                .orElseThrow(TranscriptAccess::refused);
    }

    /**
     * Returns the e-mail with a transcript, as the customer sees it.
     *
     * @param language language tag, or null for the topic's
     * @param timeZone IANA name, or null for the topic's
     * @throws RequestException FORBIDDEN if the session does not exist any more, TOO_COSTLY if its transcript is too long
     */
    public TranscriptLetter letter(long session, @Nullable String language, @Nullable String timeZone) {
        TranscriptRequest request =
                TranscriptRequest.of(session, true, false, TranscriptFormat.HTML, language, timeZone);
        TranscriptHeading heading = reader.heading(session).orElseThrow(TranscriptAccess::refused);
        TranscriptStyle style = request.style(heading);
        return new TranscriptLetter(style.title(heading), style.texts().of(Label.MAIL), whole(request));
    }

    /**
     * Returns a whole transcript.
     *
     * @throws RequestException FORBIDDEN if the session does not exist any more, TOO_COSTLY if it is too long
     */
    public String whole(TranscriptRequest request) {
        int maxLength = config.maxFieldLength();
        TranscriptPages pages = pages(request);
        StringBuilder text = new StringBuilder();
        for (String page = pages.next(); page != null; page = pages.next()) {
            if (text.length() + page.length() > maxLength) {
                throw new RequestException(
                        RequestError.TOO_COSTLY,
                        "The transcript has more than " + maxLength
                                + " characters. Read it from /transcripts/{chatSessionId}.");
            }
            text.append(page);
        }
        return text.toString();
    }
}
