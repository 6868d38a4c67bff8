package dev.parley.graphql.execution;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Executes queries that features keep, outside of requests. */
@Singleton
public class OwnDocuments {

    /** Errors after which another attempt may succeed. */
    private static final Set<String> TEMPORARY = Set.of(
            RequestError.INTERNAL.name(), RequestError.UNAVAILABLE.name(), RequestError.DEADLINE_EXCEEDED.name());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Provider<GraphQLEngine> engine;

    /** The engine is injected lazily, because the schema is built before it is available. */
    OwnDocuments(Provider<GraphQLEngine> engine) {
        this.engine = engine;
    }

    /**
     * Returns why a document is not one query that can be executed later, or null if it is.
     *
     * @param variables types of the variables that it may declare, by name; all will be given
     * @param maxCost maximum cost
     */
    public @Nullable DocumentFault faultOfQuery(String document, Map<String, String> variables, long maxCost) {
        return engine.get().fault(request(document, Map.of()), Operation.QUERY, variables, maxCost);
    }

    /**
     * Executes a query. The thread may block, and must not have an active request context.
     *
     * @param caller the caller whose rights it has
     * @return the response with data and errors, as JSON in maps and lists; empty if it failed and may succeed later
     */
    public Optional<Map<String, Object>> execute(String document, Map<String, Object> variables, Caller caller) {
        ExecutionResult result = CurrentActor.as(
                caller,
                () -> engine.get()
                        .executeOwn(request(document, variables), Set.of(Operation.QUERY), Deadline.in(PATIENCE))
                        .result());
        if (result.getErrors().stream().anyMatch(OwnDocuments::isTemporary)) {
            return Optional.empty();
        }
        Map<String, Object> response = new LinkedHashMap<>(result.toSpecification());
        response.remove("extensions");
        return Optional.of(JsonText.object(Objects.requireNonNull(JsonText.read(JsonText.write(response)))));
    }

    private static GraphQLRequest request(String document, Map<String, Object> variables) {
        return new GraphQLRequest(document, null, variables, Map.of());
    }

    private static boolean isTemporary(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        return extensions != null && TEMPORARY.contains(String.valueOf(extensions.get("code")));
    }
}
