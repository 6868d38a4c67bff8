package dev.parley.chat.transcript;

import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serves a transcript over HTTP, for sessions of any length. The field transcriptAvailable decides who may read it. */
@Singleton
class TranscriptDownload implements Download {

    private static final String BY_AGENT =
            "query($id: ID!) { session: chatSession(id: $id) { databaseId transcriptAvailable } }";
    private static final String BY_CUSTOMER = "{ session: customerSession { databaseId transcriptAvailable } }";

    private final Transcripts transcripts;
    private final CurrentActor currentActor;

    TranscriptDownload(Transcripts transcripts, CurrentActor currentActor) {
        this.transcripts = transcripts;
        this.currentActor = currentActor;
    }

    @Override
    public String path() {
        return "/transcripts/:chatSessionId";
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public Set<String> arguments() {
        return Set.of("format", "language", "timeZone", "includeNotes");
    }

    @Override
    public DownloadContent open(DownloadRequest request) {
        String id = Objects.requireNonNull(request.text("chatSessionId"));
        long session = GlobalId.number("ChatSession", id);
        boolean customer = !(currentActor.get() instanceof Actor.Agent);
        Map<String, Object> data = customer
                ? request.queries().data(BY_CUSTOMER, Map.of())
                : request.queries().data(BY_AGENT, Map.of("id", id));
        if (!isReadable(data.get("session"), session)) {
            throw TranscriptAccess.refused();
        }
        TranscriptFormat format = format(request);
        TranscriptPages pages = transcripts.pages(TranscriptRequest.of(
                session, customer, notes(request), format, request.text("language"), request.text("timeZone")));
        transcripts.recordRead(currentActor.get(), session);
        return new DownloadContent(format.mediaType(), "transcript-" + session + "." + format.extension(), () -> {
            String page = pages.next();
            return page == null ? null : page.getBytes(StandardCharsets.UTF_8);
        });
    }

    private static boolean isReadable(@Nullable Object found, long session) {
        return found instanceof Map<?, ?> row
                && row.get("databaseId") instanceof Number number
                && number.longValue() == session
                && Boolean.TRUE.equals(row.get("transcriptAvailable"));
    }

    private static TranscriptFormat format(DownloadRequest request) {
        String name = request.text("format");
        return Arrays.stream(TranscriptFormat.values())
                .filter(format -> format.name().equals(name == null ? "TEXT" : name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DownloadRequest.bad("format", "must be TEXT, HTML, MARKDOWN or JSON."));
    }

    private static boolean notes(DownloadRequest request) {
        String value = request.text("includeNotes");
        if (value == null || value.equals("true") || value.equals("false")) {
            return "true".equals(value);
        }
        throw DownloadRequest.bad("includeNotes", "must be true or false.");
    }
}
