package dev.parley.graphql.websocket;

import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RunningOperation;
import dev.parley.security.Caller;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * An operation of a socket: a query or mutation with one result, or a subscription. Messages are created on the
 * thread that produces the result, and sent on the socket's event loop.
 */
final class WebSocketOperation extends RunningOperation {

    private final String id;
    private final Caller caller;
    private final WebSocketConnection socket;

    WebSocketOperation(String id, Caller caller, WebSocketConnection socket, WebSocketMetrics metrics) {
        super(metrics.subscriptions());
        this.id = id;
        this.caller = caller;
        this.socket = socket;
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    /** Receives the result on a worker thread. */
    void executed(OperationResult executed) {
        ExecutionResult result = executed.result();
        if (result.getData() instanceof Publisher<?> results) {
            subscribeTo(results);
        } else if (isAnswer(executed)) {
            socket.end(this, ServerMessage.next(id, result), ServerMessage.complete(id));
        } else {
            sendFailure(result.getErrors());
        }
    }

    /** Whether the result has data, which may be null. A subscription without a stream has failed. */
    private static boolean isAnswer(OperationResult executed) {
        boolean stream = executed.operation() == Operation.SUBSCRIPTION;
        return executed.result().isDataPresent() && !stream;
    }

    @Override
    protected void send(ExecutionResult result) {
        socket.next(this, ServerMessage.next(id, result));
    }

    @Override
    protected void sendEnd() {
        socket.end(this, ServerMessage.complete(id));
    }

    @Override
    protected void sendFailure(List<GraphQLError> errors) {
        socket.end(this, ServerMessage.error(id, errors));
    }

    @Override
    protected void audit(List<GraphQLError> errors) {
        socket.audit(errors, caller);
    }

    /** The message that ends the operation with an error. */
    String error(GraphQLError error) {
        return ServerMessage.error(id, List.of(error));
    }
}
