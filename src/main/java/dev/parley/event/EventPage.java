package dev.parley.event;

import java.util.List;

/**
 * Entries behind a position, in order.
 *
 * @param through up to here the feed was read: between the last entry and this position there is nothing for this reader
 * @param more whether there may be more behind it now
 */
public record EventPage(List<LoggedEvent> entries, EventPosition through, boolean more) {

    /**
     * A page of what was read behind a position.
     *
     * @param end there is nothing more before this position
     * @param limit how many entries were read at most
     */
    static EventPage of(List<LoggedEvent> entries, EventPosition behind, EventPosition end, int limit) {
        if (entries.size() == limit) {
            return new EventPage(entries, entries.get(limit - 1).position(), true);
        }
        return new EventPage(entries, end.compareTo(behind) > 0 ? end : behind, false);
    }
}
