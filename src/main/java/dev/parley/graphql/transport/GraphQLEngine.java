package dev.parley.graphql.transport;

import dev.parley.graphql.Deadline;
import dev.parley.graphql.ErrorCodes;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Answers requests over the schema that SmallRye built. Every error has a code. */
@Singleton
class GraphQLEngine {

    /** Where the fetchers of SmallRye's annotated methods look whether they may block: the thread is a worker's. */
    private static final String MAY_BLOCK = "runBlocking";

    private final Documents documents;
    private final GraphQL graphql;

    GraphQLEngine(GraphQLSchema schema) {
        this.documents = new Documents(schema);
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(new ErrorCodes())
                .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(new ErrorCodes()))
                .build();
    }

    /**
     * Answers a request on this thread, which may block, within {@link dev.parley.security.CurrentActor#as}.
     *
     * @param allowed which operations the transport takes
     * @param deadline when nobody waits for the answer any more
     * @return without data when nothing was executed; of a subscription, the data is a Publisher of ExecutionResults
     */
    Executed execute(GraphQLRequest request, Set<Operation> allowed, Deadline deadline) {
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .build();
        PreparsedDocumentEntry entry = documents.of(input);
        if (entry.hasErrors()) {
            return new Executed(refused(ErrorCodes.coded(entry.getErrors())), null);
        }
        Operation operation = operation(request, entry.getDocument());
        if (operation != null && !allowed.contains(operation)) {
            String kind = operation.name().toLowerCase(Locale.ROOT);
            GraphQLError error = ErrorCodes.error(
                    new RequestException(RequestError.OPERATION_NOT_ALLOWED, "A " + kind + " can't be sent this way."),
                    "The operation");
            return new Executed(refused(List.of(error)), operation);
        }
        deadline.on(input.getGraphQLContext());
        return new Executed(executed(input), operation);
    }

    /** What is asked for, or null when the document does not tell: graphql-java then says why. */
    private static Operation operation(GraphQLRequest request, Document document) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> request.operationName() == null
                        || request.operationName().equals(operation.getName()))
                .toList();
        return operations.size() == 1 ? operations.get(0).getOperation() : null;
    }

    private ExecutionResult executed(ExecutionInput input) {
        SmallRyeContext context = new SmallRyeContext("Parley");
        context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        SmallRyeContextManager.restore(context);
        input.getGraphQLContext().putAll(Map.of(SmallRyeContextManager.CONTEXT, context, MAY_BLOCK, true));
        try {
            return ErrorCodes.coded(graphql.execute(input));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    private static ExecutionResult refused(List<GraphQLError> errors) {
        return ExecutionResultImpl.newExecutionResult().errors(errors).build();
    }
}
