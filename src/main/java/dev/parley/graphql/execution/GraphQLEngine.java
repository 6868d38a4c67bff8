package dev.parley.graphql.execution;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.Deadline;
import dev.parley.graphql.read.FilterVariables;
import dev.parley.graphql.read.RenderedValues;
import dev.parley.graphql.schema.OperationCost;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Answers requests over the schema that SmallRye built. Every error has a code. Natively, graphql-java finds what its scalars say of bad
 * values only when it is named.
 */
@Singleton
@RegisterResourceBundle(bundleName = "i18n.Scalars")
public class GraphQLEngine {

    /** Where the fetchers of SmallRye's annotated methods look whether they may block: the thread is a worker's. */
    private static final String MAY_BLOCK = "runBlocking";

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final PersistedQueries persisted;
    private final DocumentCache documents;
    private final GraphQL graphql;

    public GraphQLEngine(GraphQLSchema schema, LimitsConfig limits, PersistedQueries persisted, MeterRegistry metrics) {
        this.schema = schema;
        this.limits = limits;
        this.persisted = persisted;
        this.documents = new DocumentCache(schema, limits, persisted.allowList(), metrics);
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(new ErrorCodes())
                .queryExecutionStrategy(new RenderedValues.Queries(new ErrorCodes()))
                .subscriptionExecutionStrategy(new RenderedValues.Subscriptions(new ErrorCodes()))
                .build();
    }

    /**
     * Answers a request on this thread, which may block, within {@link dev.parley.security.CurrentActor#as}.
     *
     * @param allowed which operations the transport takes
     * @param deadline when nobody waits for the answer any more; of a subscription it does not count
     * @return without data when nothing was executed; of a subscription, the data is a Publisher of ExecutionResults
     */
    public OperationResult execute(GraphQLRequest asked, Set<Operation> allowed, Deadline deadline) {
        return execute(asked, allowed, deadline, Map.of());
    }

    /** Answers a request of this process itself, as the other one answers clients, but whether an allow-list has its document or not. */
    public OperationResult executeOwn(GraphQLRequest asked, Set<Operation> allowed, Deadline deadline) {
        return execute(asked, allowed, deadline, DocumentCache.UNLISTED);
    }

    private OperationResult execute(
            GraphQLRequest asked, Set<Operation> allowed, Deadline deadline, Map<String, Object> context) {
        GraphQLRequest request;
        try {
            request = persisted.require(asked);
        } catch (RequestException unknown) {
            return new OperationResult(refused(List.of(ErrorCodes.error(unknown, "A request"))), null);
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(context)
                // There are translations of graphql-java's messages, by the language of the server.
                .locale(Locale.ENGLISH)
                .build();
        PreparsedDocumentEntry entry = documents.of(input);
        if (entry.hasErrors()) {
            return new OperationResult(told(refused(ErrorCodes.coded(entry.getErrors()))), null);
        }
        persisted.register(request);
        OperationDefinition definition = operation(request, entry.getDocument());
        if (definition == null) {
            return new OperationResult(executed(input), null);
        }
        Operation operation = definition.getOperation();
        if (!allowed.contains(operation)) {
            String kind = operation.name().toLowerCase(Locale.ROOT);
            GraphQLError error = ErrorCodes.error(
                    new RequestException(RequestError.OPERATION_NOT_ALLOWED, "A " + kind + " can't be sent this way."),
                    "The operation");
            return new OperationResult(refused(List.of(error)), operation);
        }
        long cost = OperationCost.of(schema, entry.getDocument(), definition, request.variables());
        if (cost > limits.maxCost()) {
            return new OperationResult(tooCostly(cost), operation);
        }
        try {
            FilterVariables.requireSet(entry.getDocument(), definition, request.variables());
        } catch (RequestException unset) {
            return new OperationResult(
                    with(cost, refused(List.of(ErrorCodes.error(unset, "The operation")))), operation);
        }
        if (operation != Operation.SUBSCRIPTION) {
            deadline.on(input.getGraphQLContext());
        }
        return new OperationResult(with(cost, executed(input)), operation);
    }

    private ExecutionResult tooCostly(long cost) {
        RequestException refusal = new RequestException(
                RequestError.TOO_COSTLY,
                "The operation would cost " + cost + "; " + limits.maxCost() + " is the most.");
        return with(cost, refused(List.of(ErrorCodes.error(refusal, "The operation"))));
    }

    /** An answer that tells what it has cost. */
    private ExecutionResult with(long cost, ExecutionResult result) {
        return result.transform(
                told -> told.addExtension("cost", Map.of("requested", cost, "limit", limits.maxCost())));
    }

    /** What is asked for, or null when the document does not tell: graphql-java then says why. */
    private static OperationDefinition operation(GraphQLRequest request, Document document) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> request.operationName() == null
                        || request.operationName().equals(operation.getName()))
                .toList();
        return operations.size() == 1 ? operations.get(0) : null;
    }

    private ExecutionResult executed(ExecutionInput input) {
        SmallRyeContext context = new SmallRyeContext("Parley");
        context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        SmallRyeContextManager.restore(context);
        input.getGraphQLContext()
                .putAll(Map.of(
                        SmallRyeContextManager.CONTEXT,
                        context,
                        MAY_BLOCK,
                        true,
                        // It refuses tools that ask for several types at once. OperationCost limits introspection.
                        GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED,
                        true));
        try {
            return told(ErrorCodes.coded(graphql.execute(input)));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** What may be told of it: where the schema is hidden, what does not fit it must not show it. */
    private ExecutionResult told(ExecutionResult result) {
        if (limits.introspection() || result.isDataPresent()) {
            return result;
        }
        return refused(result.getErrors().stream().map(GraphQLEngine::hidden).toList());
    }

    private static GraphQLError hidden(GraphQLError error) {
        return RequestError.VALIDATION_FAILED
                        .name()
                        .equals(error.getExtensions().get("code"))
                ? ErrorCodes.error(
                        new RequestException(
                                RequestError.VALIDATION_FAILED, "The document or its variables do not fit the schema."),
                        "A request")
                : error;
    }

    private static ExecutionResult refused(List<GraphQLError> errors) {
        return ExecutionResultImpl.newExecutionResult().errors(errors).build();
    }
}
