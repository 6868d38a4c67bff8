package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.SessionInLog;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.session.ChatSession;
import dev.parley.database.DatabaseJobs;
import dev.parley.database.DatabaseReady;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jboss.logging.Logger;

/**
 * Runs the work of all timers. Any number of instances may do so at once. A session that another transaction has locked is skipped, and found again
 * in the next round if it is still due. A session that has been handled in the meantime no longer matches the condition under the lock.
 */
@ApplicationScoped
class TimerRunner {

    /** Name of sessions in log messages. */
    static final String SESSION = "session";

    private static final Logger LOG = Logger.getLogger(TimerRunner.class);

    /** How many rows are read at a time. */
    static final int PAGE = 100;

    private static final String DUE = " from chat_session s join chat_topic t on t.id = s.topic_id where (%s)";
    private static final String FIND = "select s.id" + DUE + " and s.id > :after order by s.id limit " + PAGE;
    private static final String LOCK = "select now()" + DUE + " and s.id = :id for no key update of s skip locked";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final Clock clock;
    private final DatabaseJobs jobs;
    private final OutageGrace outage;

    TimerRunner(SessionUnitOfWork unitOfWork, PendingWrites writes, Clock clock, DatabaseJobs jobs, ChatConfig config) {
        this.jobs = jobs;
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.clock = clock;
        this.outage = new OutageGrace(DurationConverter.parseDuration(config.timersDelay()));
    }

    /** No client could be active while the instance waited for its database. */
    void begin(@Observes DatabaseReady database) {
        if (database.late()) {
            outage.failed();
        }
    }

    /** The action of a timer on a session. */
    interface Act {
        void on(ChatSession session, Instant now);
    }

    /** Runs a round that acts on the silence of clients, unless a database outage may have caused the silence. */
    void unlessAfterOutage(Runnable round) {
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

    /** Returns the retention of each topic that has its own, in days. */
    Map<Long, Integer> retentionOfTopics() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getSession()
                        .createSelectionQuery(
                                "select t.id, t.retentionDays from ChatTopic t where t.retentionDays is not null",
                                Object[].class)
                        .stream()
                        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Integer) row[1])));
    }

    /** Acts on all due sessions, each in its own transaction. */
    void each(DueSessions due, Act act) {
        each(
                due.name(),
                SESSION,
                after -> query(FIND, due, Long.class)
                        .setParameter("after", after)
                        .getResultList(),
                id -> one(id, due, act));
    }

    /**
     * Handles rows page by page. Rows that fail stay due, but do not keep the rows behind them from being handled.
     *
     * @param page returns the ids of the next rows after an id, in their order, at most {@link #PAGE}
     */
    void each(String timer, String kind, LongFunction<List<Long>> page, LongConsumer one) {
        long after = Long.MIN_VALUE;
        List<Long> found;
        do {
            long last = after;
            found = QuarkusTransaction.requiringNew().call(() -> page.apply(last));
            each(timer, kind, found, one);
            after = found.isEmpty() ? last : found.get(found.size() - 1);
        } while (found.size() == PAGE && !jobs.isStopping());
    }

    /**
     * Handles rows one by one, each in its own transaction, so that a failure does not affect the others.
     *
     * @param timer the timer's name in log messages
     * @param kind the name of a row in log messages
     */
    void each(String timer, String kind, List<Long> ids, LongConsumer one) {
        for (long id : ids) {
            if (jobs.isStopping()) {
                return;
            }
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    one.accept(id);
                    writes.commit();
                });
            } catch (RuntimeException failure) {
                // Neither message nor stack trace: the database's message quotes the row.
                Runnable log = () -> LOG.errorf("Timer \"%s\" failed for %s %d: %s", timer, kind, id, kind(failure));
                if (kind.equals(SESSION)) {
                    SessionInLog.about(id, log);
                } else {
                    log.run();
                }
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

    /** Deletes the row of the current session, and by cascade its messages, events and transfers. */
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
