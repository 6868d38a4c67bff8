package dev.parley.graphql.websocket;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.execution.OperationResult;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * An operation of a socket: a query or mutation with one result, or a subscription. Messages are created on the
 * thread that produces the result, and sent on the socket's event loop.
 */
final class WebSocketOperation implements Subscriber<ExecutionResult> {

    /** Placeholder for the subscription of an ended operation. */
    private static final Subscription OVER = new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final String id;
    private final WebSocketConnection socket;
    private final WebSocketMetrics metrics;
    private final AtomicReference<Subscription> stream = new AtomicReference<>();

    WebSocketOperation(String id, WebSocketConnection socket, WebSocketMetrics metrics) {
        this.id = id;
        this.socket = socket;
        this.metrics = metrics;
    }

    String id() {
        return id;
    }

    /** Receives the result on a worker thread. */
    void executed(OperationResult executed) {
        ExecutionResult result = executed.result();
        if (result.getData() instanceof Publisher<?> results) {
            subscribe(results);
        } else if (isAnswer(executed)) {
            socket.end(this, ServerMessage.next(id, result), ServerMessage.complete(id));
        } else {
            socket.end(this, ServerMessage.error(id, result.getErrors()));
        }
    }

    /** Whether the result has data, which may be null. A subscription without a stream has failed. */
    private static boolean isAnswer(OperationResult executed) {
        boolean stream = executed.operation() == Operation.SUBSCRIPTION;
        return executed.result().isDataPresent() && !stream;
    }

    @SuppressWarnings("unchecked")
    private void subscribe(Publisher<?> results) {
        ((Publisher<ExecutionResult>) results).subscribe(this);
    }

    /**
     * Requests one result at a time. The next is requested when this one was sent, so that nothing piles up for a
     * slow client.
     */
    @Override
    public void onSubscribe(Subscription subscription) {
        if (!stream.compareAndSet(null, subscription)) {
            subscription.cancel();
            return;
        }
        metrics.subscribed();
        subscription.request(1);
    }

    @Override
    public void onNext(ExecutionResult result) {
        ExecutionResult coded = ErrorCodes.coded(result);
        socket.audit(coded.getErrors());
        socket.next(this, ServerMessage.next(id, coded));
    }

    @Override
    public void onError(Throwable failure) {
        fail(failure, "A subscription");
    }

    /**
     * Ends the operation with an error.
     *
     * @param what what failed, for the log
     */
    void fail(Throwable failure, String what) {
        GraphQLError error = ErrorCodes.error(failure, what);
        socket.audit(List.of(error));
        socket.end(this, error(error));
    }

    @Override
    public void onComplete() {
        socket.end(this, ServerMessage.complete(id));
    }

    /** Requests the next result. */
    void proceed() {
        stream.get().request(1);
    }

    /** Whether this is a running subscription. */
    boolean isRunningSubscription() {
        Subscription subscription = stream.get();
        return subscription != null && subscription != OVER;
    }

    /** Whether the operation has ended. */
    boolean isOver() {
        return stream.get() == OVER;
    }

    /** Ends the operation without a message. */
    void stop() {
        Subscription subscription = stream.getAndSet(OVER);
        if (subscription != null && subscription != OVER) {
            subscription.cancel();
            metrics.unsubscribed();
        }
    }

    /** The message that ends the operation with an error. */
    String error(GraphQLError error) {
        return ServerMessage.error(id, List.of(error));
    }
}
