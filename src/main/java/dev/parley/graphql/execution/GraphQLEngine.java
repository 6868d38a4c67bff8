package dev.parley.graphql.execution;

import dev.parley.graphql.clause.FilterVariables;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.schema.OperationCost;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.trace.Traces;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.Document;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executes requests on the schema that SmallRye built. Every error has a code. A native image finds the messages of
 * graphql-java's scalars only if their resource bundle is named here.
 */
@Singleton
@RegisterResourceBundle(bundleName = "i18n.Scalars")
public class GraphQLEngine {

    /** Context key by which SmallRye's data fetchers know that they may block. Requests run on worker threads. */
    private static final String MAY_BLOCK = "runBlocking";

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final PersistedQueries persisted;
    private final DocumentCache documents;
    private final Traces traces;
    private final GraphQL graphql;

    /** Creates the engine. */
    public GraphQLEngine(
            GraphQLSchema schema,
            LimitsConfig limits,
            PersistedQueries persisted,
            MeterRegistry metrics,
            Traces traces) {
        this.schema = schema;
        this.limits = limits;
        this.persisted = persisted;
        this.traces = traces;
        this.documents = new DocumentCache(schema, limits, persisted.allowList(), metrics);
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(new ErrorCodes())
                .queryExecutionStrategy(new RenderedValues.Queries(new ErrorCodes()))
                .subscriptionExecutionStrategy(new RenderedValues.Subscriptions(new ErrorCodes()))
                .build();
    }

    /**
     * Executes a request on the current thread, which may block, within {@link dev.parley.security.CurrentActor#as}.
     *
     * @param allowed operations that the transport supports
     * @param deadline deadline of the request; ignored for a subscription
     * @return a result without data if nothing was executed. The data of a subscription is a Publisher of
     *     ExecutionResults
     */
    public OperationResult execute(GraphQLRequest asked, Set<Operation> allowed, Deadline deadline) {
        return execute(asked, allowed, deadline, Map.of());
    }

    /**
     * Executes a request in the same way. A subscription that can resume does so after a position.
     *
     * @param position replaces the argument "after" of the subscription; empty to use the argument
     */
    public OperationResult execute(
            GraphQLRequest asked, Set<Operation> allowed, Deadline deadline, Optional<String> position) {
        return execute(
                asked,
                allowed,
                deadline,
                position.<Map<String, Object>>map(after -> Map.of(SubscriptionRequest.RESUME_AFTER, after))
                        .orElse(Map.of()));
    }

    /** Executes a request of this process itself. Its document may be missing in the allow-list. */
    public OperationResult executeOwn(GraphQLRequest asked, Set<Operation> allowed, Deadline deadline) {
        return execute(asked, allowed, deadline, DocumentCache.UNLISTED);
    }

    /**
     * Returns why a document of this process, which is executed later by {@link #executeOwn}, can't be executed, or null if it can. Nothing is executed now.
     *
     * @param wanted kind of its only operation
     * @param variables types of the variables that it may declare, by name; all will be given
     * @param maxCost maximum cost
     */
    public @Nullable DocumentFault fault(
            GraphQLRequest asked, Operation wanted, Map<String, String> variables, long maxCost) {
        ExecutionInput input = ExecutionInput.newExecutionInput(asked.query())
                .graphQLContext(DocumentCache.UNLISTED)
                .locale(Locale.ENGLISH)
                .build();
        PreparsedDocumentEntry entry = documents.of(input);
        if (entry.hasErrors()) {
            return fault(entry.getErrors());
        }
        List<OperationDefinition> operations = entry.getDocument().getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1 || operations.get(0).getOperation() != wanted) {
            return DocumentFault.OPERATION;
        }
        OperationDefinition operation = operations.get(0);
        if (!operation.getVariableDefinitions().stream().allMatch(variable -> isGiven(variable, variables))) {
            return DocumentFault.VARIABLE;
        }
        return OperationCost.of(schema, entry.getDocument(), operation, asked.variables()) <= maxCost
                ? null
                : DocumentFault.COST;
    }

    /** The first error decides. */
    private static DocumentFault fault(List<? extends GraphQLError> errors) {
        GraphQLError first = errors.get(0);
        if (first.getErrorType() == ErrorType.InvalidSyntax) {
            return DocumentFault.SYNTAX;
        }
        return first instanceof ValidationError invalid
                        && invalid.getValidationErrorType() == ValidationErrorType.UnusedVariable
                ? DocumentFault.UNUSED_VARIABLE
                : DocumentFault.SCHEMA;
    }

    private static boolean isGiven(VariableDefinition variable, Map<String, String> given) {
        Type<?> type = variable.getType() instanceof NonNullType required ? required.getType() : variable.getType();
        return type instanceof TypeName named && named.getName().equals(given.get(variable.getName()));
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
                // graphql-java translates its messages to the language of the server.
                .locale(Locale.ENGLISH)
                .build();
        PreparsedDocumentEntry entry = documents.of(input);
        if (entry.hasErrors()) {
            return new OperationResult(withoutSchema(refused(ErrorCodes.coded(entry.getErrors()))), null);
        }
        persisted.register(request);
        OperationDefinition definition = operation(request, entry.getDocument());
        if (definition == null) {
            return new OperationResult(executed(input), null);
        }
        Operation operation = definition.getOperation();
        traces.executes(operation.name().toLowerCase(Locale.ROOT), definition.getName());
        if (!allowed.contains(operation)) {
            String kind = operation.name().toLowerCase(Locale.ROOT);
            GraphQLError error = ErrorCodes.error(
                    new RequestException(
                            RequestError.OPERATION_NOT_ALLOWED, "This transport does not support a " + kind + "."),
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
                "The operation has cost " + cost + "; the limit is " + limits.maxCost()
                        + ". Ask for smaller pages or fewer fields.");
        return with(cost, refused(List.of(ErrorCodes.error(refusal, "The operation"))));
    }

    /** Adds the cost to the extensions of a result. */
    private ExecutionResult with(long cost, ExecutionResult result) {
        return result.transform(
                changed -> changed.addExtension("cost", Map.of("requested", cost, "limit", limits.maxCost())));
    }

    /** Returns the requested operation, or null if it is ambiguous or missing. graphql-java then returns the error. */
    private static @Nullable OperationDefinition operation(GraphQLRequest request, Document document) {
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
                        // graphql-java's check rejects tools that query several types at once. OperationCost limits
                        // introspection instead.
                        GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED,
                        true));
        try {
            return withoutSchema(ErrorCodes.coded(graphql.execute(input)));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** Removes messages that reveal the schema if introspection is switched off. */
    private ExecutionResult withoutSchema(ExecutionResult result) {
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
