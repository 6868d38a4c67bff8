package dev.parley.support;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that the service prepares, by Hibernate and by the readers of selections. */
public final class Statements {

    /** Number of changes of which one must take the expected statements. */
    public static final int CHANGES = 12;

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

    /**
     * Number of statements of a change that is repeated: the fewest of several, because the service also reads at intervals. Ends with the first
     * change that takes the expected number, or fewer.
     */
    public long fewest(long expected, Supplier<?> change) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < CHANGES && fewest > expected; i++) {
            fewest = Math.min(fewest, of(change));
        }
        return fewest;
    }

    private static long reads() {
        Counter reads = Metrics.globalRegistry.find("parley.reads").counter();
        return reads == null ? 0 : (long) reads.count();
    }
}
