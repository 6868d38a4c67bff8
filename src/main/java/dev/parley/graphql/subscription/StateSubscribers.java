package dev.parley.graphql.subscription;

import dev.parley.security.Actor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Subscriptions that send a current state whenever it changes. They are woken together, at most once in an interval, and
 * share what they read: see {@link ReadRound}.
 */
public final class StateSubscribers {

    /** The shortest time between two wake-ups. Changes within it are sent together. */
    private static final Duration WAKE_EVERY = Duration.ofMillis(500);

    private final SubscriberGroup group;
    private final SubscriptionWorkers workers;
    private final Duration pollEvery;
    private final AtomicBoolean wakeScheduled = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile long wokenAt = System.nanoTime() - WAKE_EVERY.toNanos();

    /** @param pollEvery interval of additional wake-ups for changes without a notification, or with a lost one */
    StateSubscribers(SubscriberGroup group, SubscriptionWorkers workers, Duration pollEvery) {
        this.group = group;
        this.workers = workers;
        this.pollEvery = pollEvery;
    }

    /**
     * Adds a subscription, which is woken whenever the state may have changed.
     *
     * @param wake is quick, and may be called too often
     */
    public SubscriberGroup.Member join(Actor caller, Runnable wake) {
        SubscriberGroup.Member member = group.join(caller, wake);
        poll();
        return member;
    }

    /** Notes that the state may have changed. The subscriptions are woken as soon as the interval allows. Does not block. */
    public void changed() {
        if (!group.isEmpty() && wakeScheduled.compareAndSet(false, true)) {
            Duration rest = WAKE_EVERY.minusNanos(System.nanoTime() - wokenAt);
            workers.later(this::wake, rest.isNegative() ? Duration.ZERO : rest);
        }
    }

    private void wake() {
        wokenAt = System.nanoTime();
        wakeScheduled.set(false);
        group.wakeAll();
    }

    private void poll() {
        if (!group.isEmpty() && polling.compareAndSet(false, true)) {
            workers.later(
                    () -> {
                        polling.set(false);
                        changed();
                        poll();
                    },
                    pollEvery);
        }
    }
}
