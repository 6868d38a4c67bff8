package dev.parley.graphql.declaration;

import java.util.Map;

/** The input of a mutation. It also knows the values as they were sent, because Java cannot tell absent fields from null. */
public interface MutationArguments {

    /**
     * Receives the values of the request, before the method of the mutation is called.
     *
     * @param mutation name of the field
     * @param fields the input as graphql-java has coerced it
     */
    void received(String mutation, Map<String, Object> fields);
}
