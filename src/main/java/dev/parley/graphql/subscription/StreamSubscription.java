package dev.parley.graphql.subscription;

import dev.parley.graphql.error.RequestException;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The subscription of a stream's subscriber, with its demand. */
final class StreamSubscription implements Subscription {

    /** Number of results that are sent before other subscriptions get their turn. */
    private static final int TURN = 20;

    private static final Runnable NOTHING = () -> {};
    private static final Runnable CLOSED = () -> {};

    /** Outcome of a turn. */
    private enum Rest {
        MORE,
        NOTHING_NOW,
        OVER
    }

    private final SubscriptionWorkers workers;
    private final Caller caller;
    private final String field;
    private final SubscriptionSource source;
    private final Subscriber<? super Object> subscriber;
    private final AtomicLong demand = new AtomicLong();
    /** Number of pending wake-ups. The thread that increments it from 0 schedules a turn. */
    private final AtomicInteger wakes = new AtomicInteger();
    /** When the first of the pending wake-ups came, as {@link System#nanoTime}. */
    private volatile long wokenAt;

    private Future<?> reminder = CompletableFuture.completedFuture(null);

    private final AtomicReference<Runnable> unregister = new AtomicReference<>(NOTHING);

    StreamSubscription(
            SubscriptionWorkers workers,
            Caller caller,
            String field,
            SubscriptionSource source,
            Subscriber<? super Object> subscriber) {
        this.workers = workers;
        this.caller = caller;
        this.field = field;
        this.source = source;
        this.subscriber = subscriber;
    }

    /** Registers for wake-ups first and reads past events afterwards, so that no event is missed. */
    void start() {
        Runnable end = source.onNewEvents(this::wake);
        if (!unregister.compareAndSet(NOTHING, end)) {
            end.run();
        }
        wake();
    }

    @Override
    public void request(long count) {
        demand.addAndGet(count);
        wake();
    }

    @Override
    public void cancel() {
        unregister.getAndSet(CLOSED).run();
    }

    private boolean isCancelled() {
        return unregister.get() == CLOSED;
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            wokenAt = System.nanoTime();
            workers.run(this::serve);
        }
    }

    private void serve() {
        int served;
        do {
            served = wakes.get();
            switch (turn()) {
                case MORE -> {
                    workers.run(this::serve);
                    return;
                }
                case OVER -> cancel();
                case NOTHING_NOW -> {}
            }
        } while (!wakes.compareAndSet(served, 0));
    }

    private Rest turn() {
        try {
            return CurrentActor.as(caller, this::send);
        } catch (RequestException refused) {
            subscriber.onError(refused);
            return Rest.OVER;
        } catch (RuntimeException | Error failed) {
            remind(workers.retry(this::wake, failed));
            return Rest.NOTHING_NOW;
        }
    }

    private Rest send() {
        for (int sent = 0; sent < TURN; sent++) {
            if (isCancelled() || demand.get() == 0) {
                return Rest.NOTHING_NOW;
            }
            Optional<Object> next = source.next();
            if (next.isEmpty()) {
                return awaitNext();
            }
            demand.decrementAndGet();
            if (!published(next.get())) {
                return Rest.OVER;
            }
        }
        return Rest.MORE;
    }

    /**
     * Publishes a result. A failure ends the subscription: the source is already behind this result, and a subscriber that did not get it
     * requests no other.
     */
    private boolean published(Object result) {
        try {
            subscriber.onNext(result);
            workers.delivered(field, wokenAt);
            return true;
        } catch (RuntimeException | Error failed) {
            subscriber.onError(failed);
            return false;
        }
    }

    private Rest awaitNext() {
        if (source.isOver()) {
            subscriber.onComplete();
            return Rest.OVER;
        }
        source.pollDelay().ifPresent(delay -> remind(workers.later(this::wake, delay)));
        return Rest.NOTHING_NOW;
    }

    /** Replaces the reminder. There is only one; otherwise each wake-up would add another one. */
    private void remind(Future<?> later) {
        reminder.cancel(false);
        reminder = later;
    }
}
