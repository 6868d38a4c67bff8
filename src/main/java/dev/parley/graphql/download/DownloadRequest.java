package dev.parley.graphql.download;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a download.
 *
 * @param arguments values of the path, and of the URL's query (texts) or the JSON body
 * @param queries runs GraphQL queries for the caller
 */
public record DownloadRequest(Map<String, Object> arguments, Queries queries) {

    /** Runs the GraphQL queries of a download, with the caller's rights. */
    @FunctionalInterface
    public interface Queries {

        /**
         * Returns the data of a query.
         *
         * @throws RequestException the first error of the response, if it has any
         */
        Map<String, Object> data(String document, Map<String, Object> variables);
    }

    /**
     * Returns an argument that is a text, or null if it is absent.
     *
     * @throws RequestException BAD_ARGUMENT if it is no text
     */
    public @Nullable String text(String name) {
        Object value = arguments.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw bad(name, "must be a text.");
    }

    /** Returns the error for an invalid argument. */
    public static RequestException bad(String argument, String rule) {
        return new RequestException(
                RequestError.BAD_ARGUMENT, "Argument '" + argument + "' " + rule, Map.of("argument", argument));
    }
}
