package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.LiveWorkers;
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
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * The places of all waiting sessions that somebody follows, read with one statement however many they are: an accepted session moves
 * everybody behind it.
 */
@Singleton
class QueueBoard {

    /** What happens in this time is looked at together. */
    private static final Duration CALM = Duration.ofMillis(500);

    private static final String PLACES = """
            select w.id, w.place, t.accept_samples, t.accept_gap_millis
            from (select id, topic_id,
                         row_number() over (partition by topic_id order by %2$s) as place
                  from chat_session s
                  where %1$s
                    and topic_id in (select s.topic_id from chat_session s where s.id in (:followed) and %1$s)) w
            join chat_topic t on t.id = w.topic_id
            where w.id in (:followed)""".formatted(AgentQueue.waitsSql("s"), AgentQueue.orderSql("s"));

    private final EventFeed feed;
    private final LiveWorkers workers;
    private final SessionFactory sessions;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean lookingSoon = new AtomicBoolean();

    /** One who follows. No record: the same wish may be told twice, and be ended once. */
    private static final class Follower {

        private final long session;
        private final Consumer<Optional<QueuePosition>> told;

        Follower(long session, Consumer<Optional<QueuePosition>> told) {
            this.session = session;
            this.told = told;
        }
    }

    QueueBoard(EventFeed feed, LiveWorkers workers, SessionFactory sessions) {
        this.feed = feed;
        this.workers = workers;
        this.sessions = sessions;
    }

    void start(@Observes StartupEvent event) {
        feed.onChanges(this::lookSoon);
    }

    /**
     * Asks to be told a session's place: soon, and whenever the queues were looked at.
     *
     * @param told gets the place, or nothing while the session does not wait; it is quick, and may be told the same again
     * @return ends that
     */
    Runnable follow(long session, Consumer<Optional<QueuePosition>> told) {
        Follower follower = new Follower(session, told);
        followers.add(follower);
        lookSoon();
        return () -> followers.remove(follower);
    }

    private void lookSoon() {
        if (!followers.isEmpty() && lookingSoon.compareAndSet(false, true)) {
            workers.later(this::look, CALM);
        }
    }

    private synchronized void look() {
        lookingSoon.set(false);
        List<Follower> all = List.copyOf(followers);
        if (all.isEmpty()) {
            return;
        }
        try {
            Map<Long, QueuePosition> places = places(all);
            all.forEach(each -> each.told.accept(Optional.ofNullable(places.get(each.session))));
        } catch (RuntimeException failed) {
            workers.retry(this::lookSoon, failed);
        }
    }

    private Map<Long, QueuePosition> places(List<Follower> all) {
        List<Long> followed =
                all.stream().map(follower -> follower.session).distinct().toList();
        try (StatelessSession database = sessions.openStatelessSession()) {
            return database
                    .createNativeQuery(PLACES, Object[].class)
                    .setParameterList("followed", followed)
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            row -> ((Number) row[0]).longValue(), row -> QueuePosition.of(row[1], row[2], row[3])));
        }
    }
}
