package dev.parley.event;

import java.util.Comparator;

/**
 * A position in the log over all sessions.
 *
 * <p>Ids alone cannot be the order. They are assigned before the commit, so an event with a higher id may be readable first. Readers
 * therefore follow the order of the writing transactions, up to the oldest transaction that is still open.
 *
 * <p>The events of one session need not come in the order of seq: a transaction may get its number before it waits for the session's
 * lock.
 *
 * @param xid id of the transaction that wrote the event
 * @param id id of the event, or 0 for the position before all events of the transaction
 */
public record EventPosition(long xid, long id) implements Comparable<EventPosition> {

    private static final Comparator<EventPosition> IN_THE_LOG =
            Comparator.comparingLong(EventPosition::xid).thenComparingLong(EventPosition::id);

    @Override
    public int compareTo(EventPosition other) {
        return IN_THE_LOG.compare(this, other);
    }
}
