package dev.parley.chat.export;

import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.error.RequestException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Serves the sessions of a filter as lines. It reads pages of chatSessions, so that filter and rights are those of the list. */
@Singleton
class SessionExport implements Download {

    private static final String WHERE = "where";

    @Override
    public String path() {
        return "/exports/chatSessions";
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public Set<String> arguments() {
        return Set.of("format", WHERE, "after", "first");
    }

    @Override
    public Set<String> objects() {
        return Set.of(WHERE);
    }

    /**
     * Opens the export.
     *
     * @throws RequestException BAD_ARGUMENT; errors of chatSessions come with the first piece
     */
    @Override
    public DownloadContent open(DownloadRequest request) {
        ExportFormat format = format(request);
        Object where = request.arguments().get(WHERE);
        ExportPages pages = new ExportPages(
                request.queries(), format, where == null ? Map.of() : where, request.text("after"), first(request));
        return new DownloadContent(format.mediaType(), "chat-sessions." + format.extension(), pages);
    }

    private static ExportFormat format(DownloadRequest request) {
        String name = request.text("format");
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.name().equals(name == null ? "NDJSON" : name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DownloadRequest.bad("format", "must be NDJSON or CSV."));
    }

    /** The number of sessions that are wanted. A number in a URL is a text. */
    private static long first(DownloadRequest request) {
        Object first = request.arguments().get("first");
        if (first == null) {
            return Long.MAX_VALUE;
        }
        try {
            long number = Long.parseLong(first.toString());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a negative number.
        }
        throw DownloadRequest.bad("first", "must be a whole number, and not negative.");
    }
}
