package dev.parley.graphql.download;

import dev.parley.graphql.error.RequestException;
import java.util.Map;

/** Receives the content of a file piece by piece. The methods run on threads that may block, one after the other. */
public interface UploadTarget {

    /** The number of bytes that the file must have. */
    long size();

    /**
     * Stores the next piece. The first has at least 64 KB, unless the file is shorter.
     *
     * @throws RequestException if the content is refused. The rest is not stored
     */
    void write(byte[] piece);

    /**
     * Finishes the file, after all of its bytes were stored. Returns the members of the response.
     *
     * @throws RequestException if the file was removed meanwhile
     */
    Map<String, Object> complete();

    /** Removes what was stored of a file that can't be completed. */
    void abandon();
}
