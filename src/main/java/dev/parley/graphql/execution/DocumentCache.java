package dev.parley.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.schema.StandardDirectives;
import graphql.ExecutionInput;
import graphql.GraphQLError;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Caches parsed and validated documents, because clients send the same few. A native image needs Caffeine's generated
 * classes to be named here.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSSMW", "com.github.benmanes.caffeine.cache.PSMW"})
final class DocumentCache implements PreparsedDocumentProvider {

    /** Maximum number of characters of all cached documents together. Their trees take about 50 MB. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private static final String IS_UNLISTED = DocumentCache.class.getName();

    /**
     * Context of a request whose document may be missing in the allow-list. Such a document stays unavailable to
     * other requests.
     */
    static final Map<String, Object> UNLISTED = Map.of(IS_UNLISTED, true);

    private final GraphQLSchema schema;
    private final DocumentLimits limits;
    private final ParserOptions parsing;
    /** Documents of the allow-list, by text; empty without an allow-list. */
    private final Optional<Map<String, PreparsedDocumentEntry>> listed;

    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((query, entry) -> query.length())
            .recordStats()
            .build();

    /**
     * Parses the documents of an allow-list immediately.
     *
     * @param allowList texts by hash; empty if every document is allowed
     * @throws io.quarkus.runtime.configuration.ConfigurationException if one of them is not valid
     */
    DocumentCache(
            GraphQLSchema schema, LimitsConfig config, Optional<Map<String, String>> allowList, MeterRegistry metrics) {
        this.schema = schema;
        this.limits = new DocumentLimits(config);
        this.parsing = limits.parsing();
        this.listed = allowList.map(this::read);
        CaffeineCacheMetrics.monitor(metrics, valid, "documents");
    }

    /** Returns the document of a request, or its errors. */
    PreparsedDocumentEntry of(ExecutionInput input) {
        if (listed.isPresent() && !input.getGraphQLContext().hasKey(IS_UNLISTED)) {
            PreparsedDocumentEntry entry = listed.get().get(input.getQuery());
            return entry == null ? refused(PersistedQueries.notRegistered()) : entry;
        }
        PreparsedDocumentEntry known = valid.getIfPresent(input.getQuery());
        if (known != null) {
            return known;
        }
        PreparsedDocumentEntry entry = read(input);
        if (!entry.hasErrors()) {
            valid.put(input.getQuery(), entry);
        }
        return entry;
    }

    private Map<String, PreparsedDocumentEntry> read(Map<String, String> allowList) {
        Map<String, PreparsedDocumentEntry> entries = new HashMap<>();
        allowList.forEach((hash, text) -> {
            PreparsedDocumentEntry entry = read(ExecutionInput.newExecutionInput(text)
                    .locale(Locale.ENGLISH)
                    .build());
            if (entry.hasErrors()) {
                GraphQLError first = ErrorCodes.coded(entry.getErrors()).get(0);
                throw AllowList.bad("document " + hash + " is not valid: " + first.getMessage());
            }
            entries.put(text, entry);
        });
        return entries;
    }

    private PreparsedDocumentEntry read(ExecutionInput input) {
        try {
            return parse(input);
        } catch (RequestException refusal) {
            return refused(refusal);
        }
    }

    private static PreparsedDocumentEntry refused(RequestException refusal) {
        return new PreparsedDocumentEntry(ErrorCodes.error(refusal, "A document"));
    }

    private PreparsedDocumentEntry parse(ExecutionInput input) {
        if (NumberLimits.inDigits(input.getQuery())) {
            throw hugeNumber();
        }
        limits.require(input.getQuery());
        input.getGraphQLContext().put(ParserOptions.class, parsing);
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            limits.require(parsed.getSyntaxException());
            return new PreparsedDocumentEntry(parsed.getErrors());
        }
        // Check the size before any step whose time grows with the size of the document.
        DocumentMetrics shape = new DocumentMetrics(parsed.getDocument());
        limits.require(shape);
        if (NumberLimits.in(parsed.getDocument())) {
            throw hugeNumber();
        }
        if (shape.hasConditionalSubscription()) {
            // graphql-java's validation evaluates the condition without variables, and fails.
            throw new RequestException(
                    RequestError.VALIDATION_FAILED,
                    "The root field of a subscription, and a fragment around it, must not have @skip or @include.");
        }
        List<ValidationError> errors = ParseAndValidate.validate(schema, parsed.getDocument(), input.getLocale());
        if (!errors.isEmpty()) {
            return new PreparsedDocumentEntry(errors);
        }
        // The schema contains other directives, which graphql-java adds to all schemas.
        if (!shape.usesOnlyDirectives(StandardDirectives.IN_DOCUMENTS)) {
            throw new RequestException(
                    RequestError.VALIDATION_FAILED,
                    "The document uses an unsupported directive. Only @include and @skip are supported.");
        }
        return new PreparsedDocumentEntry(parsed.getDocument());
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
