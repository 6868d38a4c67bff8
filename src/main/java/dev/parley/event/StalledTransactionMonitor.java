package dev.parley.event;

import java.time.Duration;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Measures how long one open transaction delays the feed, and logs a warning if that lasts: its owner may have forgotten to end it. */
final class StalledTransactionMonitor {

    private static final Logger LOG = Logger.getLogger(StalledTransactionMonitor.class);

    private final EventLogReader log;
    private final Duration warnAfter;
    private boolean warned;
    private volatile Blocked blocked = Blocked.NOT;

    /**
     * The transaction that delays the feed.
     *
     * @param since System.nanoTime at which it was first seen
     */
    private record Blocked(OptionalLong by, long since) {

        static final Blocked NOT = new Blocked(OptionalLong.empty(), 0);

        Duration time() {
            return by.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /** @param warnAfter time after which a transaction is logged, once */
    StalledTransactionMonitor(EventLogReader log, Duration warnAfter) {
        this.log = log;
        this.warnAfter = warnAfter;
    }

    /** How long the current transaction has delayed the feed. Zero if none does. */
    Duration time() {
        return blocked.time();
    }

    /**
     * Sets the transaction that delays the feed now. The time starts again with each other transaction, as a busy database always has some
     * open.
     */
    void update(OptionalLong transaction) {
        if (!transaction.equals(blocked.by())) {
            blocked = new Blocked(transaction, System.nanoTime());
            warned = false;
        }
        if (!warned && time().compareTo(warnAfter) > 0) {
            warn(transaction.getAsLong());
            warned = true;
        }
    }

    private void warn(long transaction) {
        LOG.warnf(
                "Subscriptions over all sessions are delayed by an open transaction that has written: %s",
                log.holder(transaction).orElse("no process, so probably prepared; see pg_prepared_xacts"));
    }
}
