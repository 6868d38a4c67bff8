package dev.parley.graphql.execution;

import java.util.Map;

/**
 * What a client sends, however it sends it.
 *
 * @param query the document, or null where only its hash came
 * @param operationName which operation of the document, or null where it has one
 * @param variables empty when there are none
 * @param extensions empty when there are none
 */
public record GraphQLRequest(
        String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {

    public GraphQLRequest {
        // An empty name is none, for the specification as for graphql-java.
        operationName = operationName == null || operationName.isEmpty() ? null : operationName;
        // Beside a hash, an empty text stands for none.
        boolean named = extensions.get("persistedQuery") != null;
        query = named && query != null && query.isBlank() ? null : query;
    }

    /** What was said of the document's hash, or null. Nobody has looked at it yet. */
    public Object persistedQuery() {
        return extensions.get("persistedQuery");
    }

    /** The same request with this text of its document; null for none. */
    GraphQLRequest withQuery(String text) {
        return new GraphQLRequest(text, operationName, variables, extensions);
    }

    /**
     * Whether it could be a mutation: the word is in every document that has one, and a document that is not known may have it. It is asked
     * before anything is parsed.
     */
    public boolean mayBeMutation() {
        return query == null || query.contains("mutation");
    }
}
