package dev.parley.chat.transcript;

import dev.parley.chat.transcript.TranscriptTexts.Label;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.ReadAudit;
import dev.parley.graphql.read.ReadAudit.PersonalRecord;
import dev.parley.security.Actor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders transcripts of stored sessions. It checks no rights. */
@Singleton
public class Transcripts {

    /** Name of a read in the audit. */
    private static final String READ = "ChatSession.transcript";

    private final TranscriptReader reader;
    private final TranscriptConfig config;
    private final ReadAudit audit;

    Transcripts(TranscriptReader reader, TranscriptConfig config, ReadAudit audit) {
        this.reader = reader;
        this.config = config;
        this.audit = audit;
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

    /** Records in the audit that a transcript goes out for a caller by another way than the field, whose reads are recorded like those of columns. */
    public void recordRead(Actor caller, long session) {
        if (audit.isEnabledFor(caller)) {
            audit.record((Actor.Agent) caller, Map.of(new PersonalRecord("ChatSession", session), Set.of(READ)));
        }
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
