package dev.parley.graphql.transport;

import java.util.Map;

/**
 * What a client sends, however it sends it.
 *
 * @param operationName which operation of the document, or null where it has one
 * @param variables empty when there are none
 */
record GraphQLRequest(String query, String operationName, Map<String, Object> variables) {

    GraphQLRequest {
        // An empty name is none, for the specification as for graphql-java.
        operationName = operationName == null || operationName.isEmpty() ? null : operationName;
    }

    /** Whether it could be a mutation: the word is in every document that has one. It is asked before anything is parsed. */
    boolean mayBeMutation() {
        return query.contains("mutation");
    }
}
