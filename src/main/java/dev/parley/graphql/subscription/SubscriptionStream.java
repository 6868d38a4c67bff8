package dev.parley.graphql.subscription;

import dev.parley.security.Caller;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** Publishes the results of a source at the rate of its one subscriber. */
public final class SubscriptionStream implements Publisher<Object> {

    private final SubscriptionWorkers workers;
    private final Caller caller;
    private final String field;
    private final SubscriptionSource source;

    /**
     * Creates the stream of a caller's subscription.
     *
     * @param field the field of the schema
     */
    public SubscriptionStream(SubscriptionWorkers workers, Caller caller, String field, SubscriptionSource source) {
        this.workers = workers;
        this.caller = caller;
        this.field = field;
        this.source = source;
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        StreamSubscription subscription = new StreamSubscription(workers, caller, field, source, subscriber);
        subscriber.onSubscribe(subscription);
        subscription.start();
    }

    /**
     * Position of the last published result, from which a client can resume; empty if it cannot. The subscriber calls
     * it when it receives the result, before it requests the next one.
     */
    public Optional<String> position() {
        return source.position();
    }
}
