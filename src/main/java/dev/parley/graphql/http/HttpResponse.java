package dev.parley.graphql.http;

import dev.parley.graphql.execution.JsonText;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestMetrics.Outcome;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * An answer that is ready to be sent.
 *
 * @param operation what was asked for, or null when that is not known
 */
record HttpResponse(int status, Buffer body, Operation operation, Outcome outcome) {

    /** What the engine says. */
    static HttpResponse of(OperationResult executed, ResponseMediaType type) {
        ExecutionResult result = executed.result();
        return new HttpResponse(
                HttpStatus.of(executed, type),
                JsonText.write(result.toSpecification()),
                executed.operation(),
                Outcome.of(result));
    }

    /** What is said of a request that did not come as far as the engine, or whose answer is not waited for. */
    static HttpResponse of(GraphQLError refusal) {
        return new HttpResponse(
                HttpStatus.of(refusal),
                JsonText.write(Map.of("errors", List.of(refusal.toSpecification()))),
                null,
                Outcome.REFUSED);
    }
}
