package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatSession;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jboss.logging.Logger;

/**
 * What all timers share. Any number of instances may do it at once: a session that somebody else has locked is theirs, or comes
 * up again in the next round; one that was treated meanwhile is not due any more when its lock is had.
 */
@ApplicationScoped
class TimerRunner {

    private static final Logger LOG = Logger.getLogger(TimerRunner.class);

    /** So that a backlog neither fills the memory nor keeps a round from its end; the rest is due in the next. */
    static final int ROWS_PER_ROUND = 1000;

    private static final String DUE = " from chat_session s join chat_topic t on t.id = s.topic_id where (%s)";
    private static final String FIND = "select s.id" + DUE + " order by s.id limit " + ROWS_PER_ROUND;
    private static final String LOCK = "select now()" + DUE + " and s.id = :id for no key update of s skip locked";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final Clock clock;
    private final OutageGrace outage;

    TimerRunner(SessionUnitOfWork unitOfWork, PendingWrites writes, Clock clock, ChatConfig config) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.clock = clock;
        this.outage = new OutageGrace(DurationConverter.parseDuration(config.timersDelay()));
    }

    /** What happens to a session that is due. */
    interface Act {
        void on(ChatSession session, Instant now);
    }

    /** Runs what ends or changes something because a client was silent, unless it may be the database that was. */
    void judgeSilence(Runnable round) {
        try {
            QuarkusTransaction.requiringNew().run(TimerRunner::probe);
            if (outage.answered(clock.instant())) {
                round.run();
            }
        } catch (RuntimeException unreachable) {
            outage.failed();
            throw unreachable;
        }
    }

    private static void probe() {
        Panache.getSession().createNativeQuery("select 1", Integer.class).getSingleResult();
    }

    /** Does it to all that are due, each in a transaction of its own: one that fails holds up no other. */
    void each(DueSessions due, Act act) {
        List<Long> found = QuarkusTransaction.requiringNew()
                .call(() -> query(FIND, due, Long.class).getResultList());
        each(due.name(), "session", found, id -> one(id, due, act));
    }

    /**
     * Treats rows one by one, each in a transaction of its own: one that fails holds up no other.
     *
     * @param timer what the timer is called in the log
     * @param kind what the rows are called in the log
     */
    void each(String timer, String kind, List<Long> ids, LongConsumer one) {
        for (long id : ids) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    one.accept(id);
                    writes.commit();
                });
            } catch (RuntimeException failure) {
                // No message and no stack: the database's would quote the row.
                LOG.errorf("Timer \"%s\" failed for %s %d: %s", timer, kind, id, kind(failure));
            }
        }
    }

    private void one(long id, DueSessions due, Act act) {
        Instant now = query(LOCK, due, Instant.class).setParameter("id", id).getSingleResultOrNull();
        if (now == null) {
            return;
        }
        ChatSession session = SessionUnitOfWork.lock(id);
        act.on(session, now);
        unitOfWork.commit(session);
    }

    /** Removes the row of a session that is being treated, and with it what belongs to it. */
    void erase(ChatSession session) {
        writes.delete(session);
    }

    private static <T> NativeQuery<T> query(String sql, DueSessions due, Class<T> result) {
        NativeQuery<T> query = Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(sql.formatted(due.condition()), result);
        due.parameters().forEach(query::setParameter);
        return query;
    }

    private static String kind(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String name = root.getClass().getName();
        return root instanceof SQLException sql ? name + ", SQLSTATE " + sql.getSQLState() : name;
    }
}
