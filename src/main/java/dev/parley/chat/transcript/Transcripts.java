package dev.parley.chat.transcript;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import jakarta.inject.Singleton;

/** Renders transcripts of stored sessions. It checks no rights. */
@Singleton
public class Transcripts {

    private final TranscriptReader reader;

    Transcripts(TranscriptReader reader) {
        this.reader = reader;
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
     * Returns a whole transcript.
     *
     * @param maxLength maximum number of characters
     * @throws RequestException TOO_COSTLY if it is longer
     */
    public String whole(TranscriptRequest request, int maxLength) {
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
