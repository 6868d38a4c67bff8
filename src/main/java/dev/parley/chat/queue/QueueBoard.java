package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.session.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionWorkers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The positions of all waiting sessions that have subscribers. One statement reads them all, because an accept moves every session behind it. Another
 * statement reads the sessions that have moved, for their customers.
 */
@Singleton
class QueueBoard {

    /** Changes within this time are read together. */
    private static final Duration DEBOUNCE = Duration.ofMillis(500);

    private static final String PLACES =
            """
            with topics as materialized (
                select t.id, t.accept_samples, t.accept_gap_millis,
                       exists (select from chat_topic_user m join ejuser u on u.id = m.user_id
                               where m.topic_id = t.id and %3$s) as attended
                from chat_topic t
                where t.id in (select s.topic_id from chat_session s where s.id = any(:followed) and %1$s))
            select w.id, w.place, t.accept_samples, t.accept_gap_millis, t.attended
            from (select id, topic_id,
                         row_number() over (partition by topic_id order by %2$s) as place
                  from chat_session s
                  where %1$s and topic_id in (select id from topics)) w
            join topics t on t.id = w.topic_id
            where w.id = any(:followed)""".formatted(AgentQueue.waitsSql("s"), AgentQueue.orderSql("s"), AgentAvailability.SQL);

    private final EventFeed feed;
    private final SubscriptionWorkers workers;
    private final SessionFactory sessions;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean readScheduled = new AtomicBoolean();

    /**
     * A changed position.
     *
     * @param position the position, or empty if the session does not wait
     * @param session the stored row, read after the position; null if it was erased
     * @param readAt when the row was read, by System.nanoTime()
     */
    record Update(
            Optional<QueuePosition> position, @Nullable ChatSession session, long readAt) {}

    /** A subscriber. Not a record: equal subscriptions may exist twice, and each is ended separately. */
    private static final class Follower {

        private final long session;
        private final Consumer<Update> consumer;

        /** The position that was sent last, or null before the first. */
        private @Nullable Optional<QueuePosition> last;

        Follower(long session, Consumer<Update> consumer) {
            this.session = session;
            this.consumer = consumer;
        }

        private void send(Update update) {
            last = update.position();
            consumer.accept(update);
        }
    }

    QueueBoard(EventFeed feed, SubscriptionWorkers workers, SessionFactory sessions) {
        this.feed = feed;
        this.workers = workers;
        this.sessions = sessions;
    }

    void start(@Observes StartupEvent event) {
        feed.onChanges(this::scheduleRead);
    }

    /**
     * Subscribes to a session's position: reported soon, and whenever it changes.
     *
     * @param consumer receives the position; must return quickly
     * @return ends the subscription
     */
    Runnable follow(long session, Consumer<Update> consumer) {
        Follower follower = new Follower(session, consumer);
        followers.add(follower);
        scheduleRead();
        return () -> followers.remove(follower);
    }

    private void scheduleRead() {
        if (!followers.isEmpty() && readScheduled.compareAndSet(false, true)) {
            workers.later(this::look, DEBOUNCE);
        }
    }

    private synchronized void look() {
        readScheduled.set(false);
        List<Follower> all = List.copyOf(followers);
        if (all.isEmpty()) {
            return;
        }
        try {
            sendMoved(all);
        } catch (RuntimeException failed) {
            workers.retry(this::scheduleRead, failed);
        }
    }

    private void sendMoved(List<Follower> all) {
        try (StatelessSession database = sessions.openStatelessSession()) {
            Map<Long, QueuePosition> places = places(database, sessions(all));
            List<Follower> moved = all.stream()
                    .filter(each ->
                            !Optional.ofNullable(places.get(each.session)).equals(each.last))
                    .toList();
            if (!moved.isEmpty()) {
                long read = System.nanoTime();
                Map<Long, ChatSession> rows = rows(database, sessions(moved));
                moved.forEach(each -> each.send(
                        new Update(Optional.ofNullable(places.get(each.session)), rows.get(each.session), read)));
            }
        }
    }

    private static Long[] sessions(List<Follower> followers) {
        return followers.stream().map(follower -> follower.session).distinct().toArray(Long[]::new);
    }

    private static Map<Long, QueuePosition> places(StatelessSession database, Long[] followed) {
        return database.createNativeQuery(PLACES, Object[].class).setParameter("followed", followed).list().stream()
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(), row -> QueuePosition.of(row[1], row[2], row[3], row[4])));
    }

    private static Map<Long, ChatSession> rows(StatelessSession database, Long[] wanted) {
        return database
                .createSelectionQuery("from ChatSession s where one_of(:wanted, s.id)", ChatSession.class)
                .setParameter("wanted", wanted)
                .list()
                .stream()
                .collect(Collectors.toMap(session -> session.id, Function.identity()));
    }
}
