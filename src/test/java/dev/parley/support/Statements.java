package dev.parley.support;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that the service prepares, by Hibernate and by the readers of selections. */
public final class Statements {

    private final SessionFactory sessions;

    /** Counts the statements of a session factory, whose statistics must be enabled. */
    public Statements(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Number of statements that an action prepares. */
    public long of(Supplier<?> action) {
        sessions.getStatistics().clear();
        long before = reads();
        action.get();
        return sessions.getStatistics().getPrepareStatementCount() + reads() - before;
    }

    private static long reads() {
        Counter reads = Metrics.globalRegistry.find("parley.reads").counter();
        return reads == null ? 0 : (long) reads.count();
    }
}
