package dev.parley.graphql.execution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request, independent of the transport.
 *
 * @param query the document, or null if only its hash was sent
 * @param operationName name of the operation, or null
 * @param variables variables; empty if there are none
 * @param extensions extensions; empty if there are none
 */
public record GraphQLRequest(
        @Nullable String query,
        @Nullable String operationName,
        Map<String, Object> variables,
        Map<String, Object> extensions) {

    /** Normalizes empty texts to null. */
    public GraphQLRequest {
        // An empty name counts as absent, both in the specification and in graphql-java.
        operationName = operationName == null || operationName.isEmpty() ? null : operationName;
        // An empty text next to a hash counts as absent.
        boolean named = extensions.get("persistedQuery") != null;
        query = named && query != null && query.isBlank() ? null : query;
    }

    /** The unvalidated extension with the document's hash, or null. */
    public @Nullable Object persistedQuery() {
        return extensions.get("persistedQuery");
    }

    /** Returns the request with another document text, which may be null. */
    GraphQLRequest withQuery(@Nullable String text) {
        return new GraphQLRequest(text, operationName, variables, extensions);
    }

    /**
     * Whether the request may be a mutation. It checks the text before anything is parsed: each document with a
     * mutation contains the word, and an unknown document may be one.
     */
    public boolean mayBeMutation() {
        return query == null || query.contains("mutation");
    }
}
