package dev.parley.graphql.download;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content that is read and sent piece by piece. The next piece is read when the client has taken the previous one.
 *
 * @param mediaType value of the Content-Type header
 * @param fileName name under which browsers store the content
 * @param headers further headers of the response, which replace those that the transport sets
 */
public record DownloadContent(String mediaType, String fileName, Map<String, String> headers, Pieces pieces) {

    /** Content without further headers. */
    public DownloadContent(String mediaType, String fileName, Pieces pieces) {
        this(mediaType, fileName, Map.of(), pieces);
    }

    /** The source of the content. */
    @FunctionalInterface
    public interface Pieces {

        /** Returns the next piece, or null at the end. Runs on a thread that may block, with the caller as the current actor. */
        byte @Nullable [] next();
    }
}
