package dev.parley.event;

import java.util.Comparator;

/**
 * A place in the log over all sessions. Ids are given out before the commit, so a later one may be readable first; readers go by
 * the writing transaction instead, and no further than up to the oldest that is still open. A session's
 * events need not come in the order of their seq: a transaction may have its number before it waits for the session's lock.
 *
 * @param xid the transaction that wrote the event
 * @param id the event, or 0 for a place before all events of the transaction
 */
public record EventPosition(long xid, long id) implements Comparable<EventPosition> {

    private static final Comparator<EventPosition> IN_THE_LOG =
            Comparator.comparingLong(EventPosition::xid).thenComparingLong(EventPosition::id);

    @Override
    public int compareTo(EventPosition other) {
        return IN_THE_LOG.compare(this, other);
    }
}
