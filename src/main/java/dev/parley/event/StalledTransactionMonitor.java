package dev.parley.event;

import java.time.Duration;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** How long a transaction has been keeping the feed from going on: somebody may have forgotten to end it. */
final class StalledTransactionMonitor {

    private static final Logger LOG = Logger.getLogger(StalledTransactionMonitor.class);

    private final EventLogReader table;
    private final Duration warnAfter;
    private boolean warned;
    private volatile Blocked blocked = Blocked.NOT;

    /** @param since by System.nanoTime */
    private record Blocked(OptionalLong by, long since) {

        static final Blocked NOT = new Blocked(OptionalLong.empty(), 0);

        Duration time() {
            return by.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /** @param warnAfter how long until the log is told of a transaction, once */
    StalledTransactionMonitor(EventLogReader table, Duration warnAfter) {
        this.table = table;
        this.warnAfter = warnAfter;
    }

    /** How long the same transaction has been in the way by now; zero when none is. */
    Duration time() {
        return blocked.time();
    }

    /** What is in the way now. A busy database always has something open; that is none, as long as it is something else each time. */
    void by(OptionalLong transaction) {
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
                "Subscriptions over all sessions wait for a transaction that is open and has written: %s",
                table.holder(transaction).orElse("prepared, as it seems; see pg_prepared_xacts"));
    }
}
