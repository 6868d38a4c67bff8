package dev.parley.graphql.value;

import java.util.Comparator;

/**
 * A position in a log that is read in the order of commits.
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
