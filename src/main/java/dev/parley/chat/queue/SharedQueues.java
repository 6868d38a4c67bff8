package dev.parley.chat.queue;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SharedReads;
import dev.parley.graphql.subscription.StateSubscribers;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.graphql.subscription.SubscriptionRequest;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The queues that agents subscribe to, read together for all subscriptions. */
@Singleton
class SharedQueues {

    private static final String WAITING = """
            select s.id, s.topic.id from ChatSession s
            where one_of(:topics, s.topic.id) and %s
            order by %s""".formatted(AgentQueue.waitsHql("s"), AgentQueue.orderHql("s"));

    private final EventFeed feed;
    private final SessionFactory sessions;
    private final Clock clock;
    private final StateSubscribers subscribers;
    private final Set<QueueSubscription> subscriptions = ConcurrentHashMap.newKeySet();

    SharedQueues(EventFeed feed, SessionFactory sessions, Clock clock, ChatConfig config, SharedReads reads) {
        this.feed = feed;
        this.sessions = sessions;
        this.clock = clock;
        this.subscribers = reads.stateSubscribers(config.queueLookEvery());
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
        feed.onChanges(subscribers::changed);
    }

    /**
     * Adds a subscription, which is woken whenever queues may have changed.
     *
     * @param topics ids of its topics
     */
    QueueSubscription follow(SubscriptionRequest request, Runnable wake, Collection<Long> topics) {
        QueueSubscription subscription = new QueueSubscription(subscribers.join(request.actor(), wake), topics);
        subscriptions.add(subscription);
        return subscription;
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
