package dev.parley.graphql.download;

import dev.parley.graphql.error.RequestException;
import java.util.Set;

/**
 * A resource with a path of its own, whose content may be too long for one GraphQL response. Features contribute
 * downloads as CDI beans. The transport authenticates the caller, applies the limits, and sends the content at the
 * pace of the client.
 */
public interface Download {

    /** Path of the resource, such as /transcripts/:chatSessionId. A name after a colon is an argument. */
    String path();

    /**
     * The HTTP methods that are supported: GET with the arguments in the URL, which proxies keep in their logs, and POST with the arguments as one JSON
     * object.
     */
    Set<String> methods();

    /** Names of the arguments besides those of the path. Others are refused, because a misspelled filter would find everything. */
    Set<String> arguments();

    /** Names of arguments that are objects. In a URL, they are texts of JSON. */
    default Set<String> objects() {
        return Set.of();
    }

    /**
     * Prepares the content. Runs on a thread that may block, with the caller as the current actor.
     *
     * @throws RequestException if the caller may not read it, or an argument is invalid. Nothing has been sent by then
     */
    DownloadContent open(DownloadRequest request);
}
