package dev.parley.chat.queue;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SharedReads;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionWorkers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The queues that agents subscribe to, read together for all subscriptions. */
@Singleton
class SharedQueues {

    /** The shortest time between two wake-ups. Changes within it are sent together. */
    private static final Duration WAKE_EVERY = Duration.ofMillis(500);

    private static final String WAITING = """
            select s.id, s.topic.id from ChatSession s
            where one_of(:topics, s.topic.id) and %s
            order by %s""".formatted(AgentQueue.waitsHql("s"), AgentQueue.orderHql("s"));

    private final EventFeed feed;
    private final SubscriptionWorkers workers;
    private final SessionFactory sessions;
    private final Clock clock;
    private final ChatConfig config;
    private final SubscriberGroup group;
    private final Set<QueueSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean wakeScheduled = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile long wokenAt = System.nanoTime() - WAKE_EVERY.toNanos();

    SharedQueues(
            EventFeed feed,
            SubscriptionWorkers workers,
            SessionFactory sessions,
            Clock clock,
            ChatConfig config,
            SharedReads reads) {
        this.feed = feed;
        this.workers = workers;
        this.sessions = sessions;
        this.clock = clock;
        this.config = config;
        this.group = reads.group();
    }

    /** A subscription to queues. */
    final class QueueSubscription {

        private final SubscriberGroup.Member member;
        private volatile Set<Long> topics;

        private QueueSubscription(SubscriberGroup.Member member, Collection<Long> topics) {
            this.member = member;
            this.topics = Set.copyOf(topics);
        }

        /** Returns the current round, in which all subscriptions share their reads. */
        ReadRound round() {
            return member.round();
        }

        /**
         * Returns the queues read in a round.
         *
         * @param wanted ids of the topics, which are read from now on
         * @return the snapshot, or null if another subscription has read in this round without these topics, so that a new round was started
         */
        @Nullable QueueSnapshot snapshot(ReadRound round, Collection<Long> wanted) {
            topics = Set.copyOf(wanted);
            QueueSnapshot read = round.once(QueueSnapshot.class, SharedQueues.this::read);
            if (read.covers(wanted)) {
                return read;
            }
            member.startRound();
            return null;
        }

        /** Ends the subscription. */
        void leave() {
            member.leave();
            subscriptions.remove(this);
        }
    }

    void start(@Observes StartupEvent event) {
        feed.onChanges(this::scheduleWake);
    }

    /**
     * Adds a subscription, which is woken whenever queues may have changed.
     *
     * @param topics ids of its topics
     */
    QueueSubscription follow(SubscriptionRequest request, Runnable wake, Collection<Long> topics) {
        QueueSubscription subscription = new QueueSubscription(group.join(request.actor(), wake), topics);
        subscriptions.add(subscription);
        poll();
        return subscription;
    }

    /** Wakes the subscriptions as soon as {@link #WAKE_EVERY} allows. */
    private void scheduleWake() {
        if (!subscriptions.isEmpty() && wakeScheduled.compareAndSet(false, true)) {
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
        if (!subscriptions.isEmpty() && polling.compareAndSet(false, true)) {
            workers.later(
                    () -> {
                        polling.set(false);
                        scheduleWake();
                        poll();
                    },
                    config.queueLookEvery());
        }
    }

    private QueueSnapshot read() {
        Long[] topics = subscriptions.stream()
                .flatMap(subscription -> subscription.topics.stream())
                .distinct()
                .toArray(Long[]::new);
        try (StatelessSession database = sessions.openStatelessSession()) {
            // The order is read first: a change between the two reads is found by the next one.
            List<Object[]> waiting = database.createSelectionQuery(WAITING, Object[].class)
                    .setParameter("topics", topics)
                    .list();
            List<TopicQueue> queues =
                    TopicQueue.of(database, "one_of(:topics, t.id)", "topics", topics, clock.instant());
            return new QueueSnapshot(topics, waiting, queues);
        }
    }
}
