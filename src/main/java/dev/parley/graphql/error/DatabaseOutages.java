package dev.parley.graphql.error;

import dev.parley.database.DatabaseFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs that requests fail because the database can't be used: one line in ten seconds, since every request may fail. */
final class DatabaseOutages {

    private static final Logger LOG = Logger.getLogger(DatabaseOutages.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private final AtomicLong failed = new AtomicLong();

    /** Records a request that failed. */
    void failed(Throwable failure) {
        failed.incrementAndGet();
        long now = System.nanoTime();
        long next = due.get();
        if (now - next >= 0 && due.compareAndSet(next, now + PAUSE.toNanos())) {
            LOG.warnf(
                    "The database can't be used (%s, SQLSTATE %s). Operations answered with UNAVAILABLE since the last such line: %d",
                    DatabaseFailure.of(failure),
                    DatabaseFailure.sql(failure).map(SQLException::getSQLState).orElse("none"),
                    failed.getAndSet(0));
        }
    }
}
