package dev.parley.chat.queue;

import dev.parley.event.EventFeed;
import dev.parley.graphql.live.LiveWorkers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * The places of all waiting sessions that somebody follows, read with one statement however many they are: an accepted session moves
 * everybody behind it. Followers are woken only when their own place changed.
 */
@Singleton
class QueueBoard {

    /** What happens in this time is looked at together. */
    private static final Duration CALM = Duration.ofMillis(500);

    private static final String PLACES = """
            select w.id, w.place, t.seconds_pr_accept
            from (select id, topic_id,
                         row_number() over (partition by topic_id order by priority desc, when_requested, id) as place
                  from chat_session
                  where status = 4
                    and topic_id in (select topic_id from chat_session where id in (:followed) and status = 4)) w
            join chat_topic t on t.id = w.topic_id
            where w.id in (:followed)""";

    private final EventFeed feed;
    private final LiveWorkers workers;
    private final SessionFactory sessions;
    private final Map<Long, Set<Runnable>> followers = new ConcurrentHashMap<>();
    private final AtomicBoolean lookingSoon = new AtomicBoolean();
    private volatile Map<Long, QueuePosition> places = Map.of();

    QueueBoard(EventFeed feed, LiveWorkers workers, SessionFactory sessions) {
        this.feed = feed;
        this.workers = workers;
        this.sessions = sessions;
    }

    void start(@Observes StartupEvent event) {
        feed.onAnything(this::lookSoon);
    }

    /**
     * Asks to be woken when a session's place changed.
     *
     * @return ends the wake-ups
     */
    Runnable follow(long session, Runnable wake) {
        followers
                .computeIfAbsent(session, first -> ConcurrentHashMap.newKeySet())
                .add(wake);
        lookSoon();
        return () -> followers.computeIfPresent(session, (id, wakes) -> {
            wakes.remove(wake);
            return wakes.isEmpty() ? null : wakes;
        });
    }

    /** The place of a session that is followed; null when it does not wait, or has not been looked at yet. */
    QueuePosition place(long session) {
        return places.get(session);
    }

    private void lookSoon() {
        if (!followers.isEmpty() && lookingSoon.compareAndSet(false, true)) {
            workers.later(this::look, CALM);
        }
    }

    private synchronized void look() {
        lookingSoon.set(false);
        Map<Long, QueuePosition> before = places;
        try {
            places = read(List.copyOf(followers.keySet()));
        } catch (RuntimeException failed) {
            workers.retry(this::lookSoon, failed);
            return;
        }
        Set<Long> seen = new HashSet<>(before.keySet());
        seen.addAll(places.keySet());
        seen.stream()
                .filter(session -> !Objects.equals(before.get(session), places.get(session)))
                .forEach(session -> followers.getOrDefault(session, Set.of()).forEach(Runnable::run));
    }

    private Map<Long, QueuePosition> read(List<Long> followed) {
        if (followed.isEmpty()) {
            return Map.of();
        }
        try (StatelessSession database = sessions.openStatelessSession()) {
            return database
                    .createNativeQuery(PLACES, Object[].class)
                    .setParameterList("followed", followed)
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            row -> ((Number) row[0]).longValue(),
                            row -> new QueuePosition(((Number) row[1]).intValue(), (Integer) row[2])));
        }
    }
}
