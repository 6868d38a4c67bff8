package dev.parley.graphql.value;

import java.util.Comparator;

/**
 * A position in a log that is read in the order of commits: the events of all sessions, or the audit.
 *
 * <p>Ids alone cannot be the order. They are assigned before the commit, so an entry with a higher id may be readable first. Readers
 * therefore follow the order of the writing transactions, up to the oldest transaction that is still open.
 *
 * <p>The events of one session need not come in the order of seq: a transaction may get its number before it waits for the session's
 * lock.
 *
 * @param transaction id of the transaction that wrote the entry
 * @param id id of the entry, or 0 for the position before all entries of the transaction
 */
public record LogPosition(long transaction, long id) implements Comparable<LogPosition> {

    private static final Comparator<LogPosition> IN_THE_LOG =
            Comparator.comparingLong(LogPosition::transaction).thenComparingLong(LogPosition::id);

    @Override
    public int compareTo(LogPosition other) {
        return IN_THE_LOG.compare(this, other);
    }

    /** The later of two positions. */
    public LogPosition max(LogPosition other) {
        return compareTo(other) < 0 ? other : this;
    }
}
