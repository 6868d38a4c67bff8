package dev.parley.graphql.execution;

import dev.parley.graphql.error.ErrorCodes;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * An operation of a client that stays connected: a subscription, or on a WebSocket also a query or mutation. Results
 * are received on the thread that produces them.
 */
public abstract class RunningOperation implements Subscriber<ExecutionResult> {

    /** Placeholder for the subscription of an ended operation. */
    private static final Subscription OVER = new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final AtomicInteger running;
    private final AtomicReference<Subscription> stream = new AtomicReference<>();

    /**
     * Creates the operation.
     *
     * @param running number of running subscriptions of the transport
     */
    protected RunningOperation(AtomicInteger running) {
        this.running = running;
    }

    /** Sends a result. The transport calls {@link #proceed} when it was sent. */
    protected abstract void send(ExecutionResult result);

    /** Sends the end of the operation. */
    protected abstract void sendEnd();

    /** Sends the end of the operation, which has failed. */
    protected abstract void sendFailure(List<GraphQLError> errors);

    /** Reports errors to the audit log. */
    protected abstract void audit(List<GraphQLError> errors);

    /** Starts to send the results of a subscription. */
    @SuppressWarnings("unchecked")
    public void subscribeTo(Publisher<?> results) {
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
        running.incrementAndGet();
        subscription.request(1);
    }

    @Override
    public void onNext(ExecutionResult result) {
        ExecutionResult coded = ErrorCodes.coded(result);
        audit(coded.getErrors());
        send(coded);
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
    public void fail(Throwable failure, String what) {
        List<GraphQLError> errors = List.of(ErrorCodes.error(failure, what));
        audit(errors);
        sendFailure(errors);
    }

    @Override
    public void onComplete() {
        sendEnd();
    }

    /** Requests the next result. */
    public void proceed() {
        Subscription subscription = stream.get();
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** Whether this is a running subscription. */
    public boolean isRunningSubscription() {
        Subscription subscription = stream.get();
        return subscription != null && subscription != OVER;
    }

    /** Whether the operation has ended. */
    public boolean isOver() {
        return stream.get() == OVER;
    }

    /** Ends the operation without a message. */
    public void stop() {
        Subscription subscription = stream.getAndSet(OVER);
        if (subscription != null && subscription != OVER) {
            subscription.cancel();
            running.decrementAndGet();
        }
    }
}
