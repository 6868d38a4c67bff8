package dev.parley.graphql.download;

import dev.parley.graphql.error.RequestException;
import java.util.Map;

/**
 * A resource with a path of its own that receives a file by PUT. Features contribute uploads as CDI beans. The transport applies the limits, and reads
 * the body at the pace at which it is stored.
 */
public interface Upload {

    /** Path of the resource, such as /uploads/:upload. A name after a colon is an argument. */
    String path();

    /**
     * Prepares to receive a file. Runs on a thread that may block.
     *
     * @param arguments values of the path
     * @throws RequestException if the caller may not send it. Nothing was read by then
     */
    UploadTarget open(Map<String, String> arguments);
}
