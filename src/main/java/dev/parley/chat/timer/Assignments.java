package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.database.DatabaseJob;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionWorkers;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Offers the waiting sessions of topics to agents, one agent at a time, as the topics' assignment says. Any number of instances may do so at once: an
 * offer locks the agent, then the session, as an accept does, and checks both again under the locks.
 *
 * <p>Changes of sessions, of presence and of topics cause a round. The timer is for what sends no notification.
 */
@Singleton
class Assignments {

    /** Several changes cause one round. */
    private static final Duration DEBOUNCE = Duration.ofMillis(100);

    /** An offer has expired a little later than its time, by the clock of the database. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private static final String SOME_TOPIC_OFFERS =
            "select exists (select from chat_topic t where t.assignment <> 0 and not t.deleted)";

    private final TimerRunner runner;
    private final SessionUnitOfWork unitOfWork;
    private final EventFeed feed;
    private final SubscriptionWorkers workers;
    private final ChatConfig config;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** Whether some topic offers sessions, as far as this instance knows. Without one, changes of sessions cause no statement. */
    private volatile boolean needed = true;

    private boolean follows;

    Assignments(
            TimerRunner runner,
            SessionUnitOfWork unitOfWork,
            EventFeed feed,
            SubscriptionWorkers workers,
            ChatConfig config) {
        this.runner = runner;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
        this.workers = workers;
        this.config = config;
    }

    /** Follows changes, unless the timers are off. */
    void start(@Observes StartupEvent event) {
        follows = !"off".equalsIgnoreCase(config.timersEvery());
        if (follows) {
            feed.onChanges(this::wake);
            feed.onRecords("chat_topic_user", this::wake);
            feed.onRecords("chat_topic", () -> {
                needed = true;
                wake();
            });
        }
    }

    private void wake() {
        if (needed && scheduled.compareAndSet(false, true)) {
            workers.later(
                    () -> {
                        scheduled.set(false);
                        offerAll();
                    },
                    DEBOUNCE);
        }
    }

    /** Ends the offers that are over, and makes all offers that can be made. */
    @DatabaseJob
    @Scheduled(
            identity = "assignment",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void offerAll() {
        runner.each(
                DueSessions.withOfferThatIsOver(),
                (session, now) -> session.queue().endOffer(now));
        needed = QuarkusTransaction.requiringNew()
                .call(() -> query(SOME_TOPIC_OFFERS, Boolean.class).getSingleResult());
        boolean offered = needed;
        while (offered) {
            offered = offerNext();
        }
    }

    /** Offers the next session of each topic. Returns whether this instance has made an offer: if not, another one goes on, or nobody can accept. */
    private boolean offerNext() {
        Map<Long, Long> next = QuarkusTransaction.requiringNew().call(Assignments::next);
        AtomicBoolean offered = new AtomicBoolean();
        runner.each("assignment", TimerRunner.SESSION, List.copyOf(next.keySet()), session -> {
            Duration time = offer(session, next.get(session));
            if (time != null) {
                offered.set(true);
                endIn(time);
            }
        });
        return offered.get();
    }

    /** Returns users to offer sessions to, by session. */
    private static Map<Long, Long> next() {
        Map<Long, Long> next = new LinkedHashMap<>();
        query(OfferTargets.NEXT, Object[].class)
                .getResultList()
                .forEach(row -> next.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
        return next;
    }

    /**
     * Offers a session to a user, if both are still as they were when they were found.
     *
     * @return how long the offer is open; null if it was not made
     */
    private @Nullable Duration offer(long session, @Nullable Long user) {
        query(OfferTargets.LOCK_USER, Long.class).setParameter("user", user).getSingleResultOrNull();
        ChatSession locked = SessionUnitOfWork.lock(session);
        Instant now = query(OfferTargets.CONFIRM, Instant.class)
                .setParameter("session", session)
                .setParameter("user", user)
                .getSingleResultOrNull();
        if (now == null) {
            return null;
        }
        Duration time = Duration.ofSeconds(locked.topic.offerSeconds);
        locked.queue().offerTo(User.findById(user), time, now);
        unitOfWork.commit(locked);
        return time;
    }

    private void endIn(Duration time) {
        if (follows) {
            workers.later(this::wake, time.plus(MARGIN));
        }
    }

    private static <T> NativeQuery<T> query(String sql, Class<T> result) {
        return Panache.getEntityManager().unwrap(Session.class).createNativeQuery(sql, result);
    }
}
