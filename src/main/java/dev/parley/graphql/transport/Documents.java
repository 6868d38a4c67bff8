package dev.parley.graphql.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Documents that were parsed and found valid once are not parsed again: clients send the same few. */
final class Documents implements PreparsedDocumentProvider {

    /** Characters of all that are kept, together: some 50 MB of trees at the most. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private final GraphQLSchema schema;
    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((query, entry) -> query.length())
            .build();

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The document of a request, or what is wrong with it. */
    PreparsedDocumentEntry of(ExecutionInput input) {
        PreparsedDocumentEntry known = valid.getIfPresent(input.getQuery());
        if (known != null) {
            return known;
        }
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
        if (result.isFailure()) {
            return new PreparsedDocumentEntry(result.getErrors());
        }
        PreparsedDocumentEntry entry = new PreparsedDocumentEntry(result.getDocument());
        valid.put(input.getQuery(), entry);
        return entry;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(of(input));
    }
}
