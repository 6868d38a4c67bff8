package dev.parley.graphql.http;

import dev.parley.graphql.execution.JsonText;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestMetrics.Outcome;
import dev.parley.graphql.sse.ServerSentEvents;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response that is ready to be sent.
 *
 * @param operation kind of the requested operation, or null if it is unknown
 */
record HttpResponse(int status, Buffer body, @Nullable Operation operation, Outcome outcome) {

    /** Returns the response for an executed request. */
    static HttpResponse of(OperationResult executed, ResponseMediaType type) {
        ExecutionResult result = executed.result();
        int status = HttpStatus.of(executed, type);
        return new HttpResponse(
                status,
                type.withStatus(status) == ResponseMediaType.EVENT_STREAM
                        ? ServerSentEvents.response(result)
                        : JsonText.write(result.toSpecification()),
                executed.operation(),
                Outcome.of(result));
    }

    /** Returns the response for a file that was received. */
    static HttpResponse received(Map<String, Object> members) {
        return new HttpResponse(
                HttpResponseStatus.CREATED.code(), JsonText.write(members), Operation.MUTATION, Outcome.OK);
    }

    /** Returns the response for a request that did not reach the engine, or whose deadline has passed. */
    static HttpResponse of(GraphQLError refusal) {
        return new HttpResponse(
                HttpStatus.of(refusal),
                JsonText.write(Map.of("errors", List.of(refusal.toSpecification()))),
                null,
                Outcome.REFUSED);
    }
}
