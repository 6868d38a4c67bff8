package dev.parley.graphql.subscription;

import dev.parley.security.Caller;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** Publishes the results of a source at the rate of its one subscriber. */
public final class LiveStream implements Publisher<Object> {

    private final LiveWorkers workers;
    private final Caller caller;
    private final LiveSource source;

    /** Creates the stream of a caller's subscription. */
    public LiveStream(LiveWorkers workers, Caller caller, LiveSource source) {
        this.workers = workers;
        this.caller = caller;
        this.source = source;
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        LiveSubscription subscription = new LiveSubscription(workers, caller, source, subscriber);
        subscriber.onSubscribe(subscription);
        subscription.start();
    }
}
