package dev.parley.graphql.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.ErrorCodes;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.graphql.StandardDirectives;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Documents that were parsed and found valid once are not parsed again: clients send the same few. Natively, Caffeine finds its
 * generated classes only when they are named.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSSMW", "com.github.benmanes.caffeine.cache.PSMW"})
final class Documents implements PreparsedDocumentProvider {

    /** Characters of all that are kept, together: some 50 MB of trees at the most. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private final GraphQLSchema schema;
    private final DocumentLimits limits;
    private final ParserOptions parsing;
    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((query, entry) -> query.length())
            .recordStats()
            .build();

    Documents(GraphQLSchema schema, LimitsConfig config, MeterRegistry metrics) {
        this.schema = schema;
        this.limits = new DocumentLimits(config);
        this.parsing = limits.parsing();
        CaffeineCacheMetrics.monitor(metrics, valid, "documents");
    }

    /** The document of a request, or what is wrong with it. */
    PreparsedDocumentEntry of(ExecutionInput input) {
        PreparsedDocumentEntry known = valid.getIfPresent(input.getQuery());
        if (known != null) {
            return known;
        }
        try {
            return read(input);
        } catch (RequestException refused) {
            return new PreparsedDocumentEntry(ErrorCodes.error(refused, "A document"));
        }
    }

    private PreparsedDocumentEntry read(ExecutionInput input) {
        if (HugeNumbers.inDigits(input.getQuery())) {
            throw hugeNumber();
        }
        limits.require(input.getQuery());
        input.getGraphQLContext().put(ParserOptions.class, parsing);
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            limits.require(parsed.getSyntaxException());
            return new PreparsedDocumentEntry(parsed.getErrors());
        }
        // Before anything that takes longer the larger a document is.
        DocumentShape shape = new DocumentShape(parsed.getDocument());
        limits.require(shape);
        if (HugeNumbers.in(parsed.getDocument())) {
            throw hugeNumber();
        }
        List<ValidationError> errors = ParseAndValidate.validate(schema, parsed.getDocument(), input.getLocale());
        if (!errors.isEmpty()) {
            return new PreparsedDocumentEntry(errors);
        }
        // The schema has others, which graphql-java adds to all schemas.
        if (!shape.usesOnlyDirectives(StandardDirectives.IN_DOCUMENTS)) {
            throw new RequestException(
                    RequestError.VALIDATION_FAILED, "The only directives of a document are @include and @skip.");
        }
        PreparsedDocumentEntry entry = new PreparsedDocumentEntry(parsed.getDocument());
        valid.put(input.getQuery(), entry);
        return entry;
    }

    private static RequestException hugeNumber() {
        return new RequestException(RequestError.VALIDATION_FAILED, "A number has too many digits.");
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(of(input));
    }
}
