package dev.parley.graphql.sse;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.execution.JsonText;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the events of the GraphQL over SSE protocol. {@link JsonText} writes no line breaks, so each event has one line of data. */
public final class ServerSentEvents {

    /** The position of the client is of no use after these errors. */
    private static final Set<String> LOST = Set.of(RequestError.RESYNC_REQUIRED.name(), RequestError.BAD_CURSOR.name());

    private ServerSentEvents() {}

    /** A whole response: the only result of a query or mutation, or of a request that was not executed. */
    public static Buffer response(ExecutionResult result) {
        Optional<String> id = result.getErrors().stream().anyMatch(ServerSentEvents::losesPosition)
                ? Optional.of("")
                : Optional.empty();
        return next(result, id).appendBuffer(complete());
    }

    /** The end of a subscription that has failed. */
    static Buffer failure(List<GraphQLError> errors) {
        return response(ExecutionResultImpl.newExecutionResult().errors(errors).build());
    }

    /**
     * A result. Further results may follow.
     *
     * @param id position that the client sends as Last-Event-ID when it reconnects; an empty text makes it forget its
     *     position
     */
    static Buffer next(ExecutionResult result, Optional<String> id) {
        Buffer data = JsonText.write(result.toSpecification());
        Buffer event = Buffer.buffer(data.length() + 128).appendString("event: next\n");
        id.ifPresent(position -> event.appendString("id: " + position + "\n"));
        return event.appendString("data: ").appendBuffer(data).appendString("\n\n");
    }

    /** The operation is complete. Browsers ignore events without data, so it has an empty one. */
    static Buffer complete() {
        return Buffer.buffer("event: complete\ndata:\n\n");
    }

    /** A comment, which clients ignore. */
    static Buffer comment(String text) {
        return Buffer.buffer(": " + text + "\n\n");
    }

    private static boolean losesPosition(GraphQLError error) {
        return error.getExtensions() != null
                && LOST.contains(error.getExtensions().get("code"));
    }
}
