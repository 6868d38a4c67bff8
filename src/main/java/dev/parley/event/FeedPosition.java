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
public record FeedPosition(long xid, long id) implements Comparable<FeedPosition> {

    private static final Comparator<FeedPosition> IN_THE_LOG =
            Comparator.comparingLong(FeedPosition::xid).thenComparingLong(FeedPosition::id);

    @Override
    public int compareTo(FeedPosition other) {
        return IN_THE_LOG.compare(this, other);
    }
}
