package dev.parley.graphql.download;

import org.jspecify.annotations.Nullable;

/**
 * Content that is read and sent piece by piece. The next piece is read when the client has taken the previous one.
 *
 * @param mediaType value of the Content-Type header
 * @param fileName name under which browsers store the content
 */
public record DownloadContent(String mediaType, String fileName, Pieces pieces) {

    /** The source of the content. */
    @FunctionalInterface
    public interface Pieces {

        /** Returns the next piece, or null at the end. Runs on a thread that may block, with the caller as the current actor. */
        byte @Nullable [] next();
    }
}
