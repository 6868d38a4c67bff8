package dev.parley.graphql.subscription;

import dev.parley.graphql.read.AgentRights;
import dev.parley.security.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions that the same events wake, such as those to one session. They share what they read after a wake-up, for a short time: see
 * {@link ReadRound}.
 */
public final class SubscriberGroup {

    private final AgentRights rights;
    private final SubscriptionWorkers workers;
    private final Duration goodFor;
    private final Set<Member> members = ConcurrentHashMap.newKeySet();
    private long wokenAt = System.nanoTime();
    private long lastChange;
    private @Nullable ReadRound latest;

    /** @param goodFor how long a round lasts when no event ends it */
    SubscriberGroup(AgentRights rights, SubscriptionWorkers workers, Duration goodFor) {
        this.rights = rights;
        this.workers = workers;
        this.goodFor = goodFor;
    }

    /** A subscription of the group. */
    public final class Member {

        private final Actor caller;
        private final Runnable wake;
        private volatile long since = System.nanoTime();

        private Member(Actor caller, Runnable wake) {
            this.caller = caller;
            this.wake = wake;
        }

        /** The current round. It began after the last wake-up, and after the subscription joined or asked for a new one. */
        public ReadRound round() {
            return SubscriberGroup.this.round(since);
        }

        /** From now on, the subscription uses no earlier round. */
        public void startRound() {
            since = System.nanoTime();
        }

        /** Leaves the group. */
        public void leave() {
            members.remove(this);
        }
    }

    /**
     * Adds a subscription.
     *
     * @param wake is quick, and may be called too often
     */
    public Member join(Actor caller, Runnable wake) {
        Member member = new Member(caller, wake);
        members.add(member);
        return member;
    }

    /** Whether the group has no subscription. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Ends the current round, and wakes all subscriptions. */
    public void wakeAll() {
        synchronized (this) {
            wokenAt = System.nanoTime();
        }
        members.forEach(member -> member.wake.run());
    }

    /**
     * The current round, for subscriptions that read a log instead of being woken. It began after a change of the log was
     * readable.
     *
     * @param change number of the change in the order of the log; 0 if the age of the round is enough
     */
    public synchronized ReadRound roundAfter(long change) {
        if (change > lastChange) {
            lastChange = change;
            wokenAt = System.nanoTime();
        }
        return round(wokenAt);
    }

    private synchronized ReadRound round(long since) {
        ReadRound current = latest;
        if (current != null
                && current.began() - wokenAt >= 0
                && current.began() - since >= 0
                && System.nanoTime() - current.began() <= goodFor.toNanos()) {
            return current;
        }
        ReadRound begun = new ReadRound(rights, this::agents);
        latest = begun;
        workers.later(() -> forget(begun), goodFor);
        return begun;
    }

    /** Results are not kept in memory until the next event. */
    private synchronized void forget(ReadRound past) {
        if (latest == past) {
            latest = null;
        }
    }

    private List<Actor.Agent> agents() {
        return members.stream()
                .map(member -> member.caller)
                .filter(Actor.Agent.class::isInstance)
                .map(Actor.Agent.class::cast)
                .distinct()
                .toList();
    }
}
