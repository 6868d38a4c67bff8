package dev.parley.event;

import dev.parley.graphql.value.LogPosition;
import java.util.List;

/**
 * Entries behind a position, in order.
 *
 * @param through position up to which the feed was read; no entry for this reader lies between the last entry and this position
 * @param more whether there may be more entries now
 */
public record EventPage(List<LoggedEvent> entries, LogPosition through, boolean more) {

    /**
     * A page of the entries that were read behind a position.
     *
     * @param behind start of the read
     * @param end position up to which entries are readable
     * @param limit maximum number of entries of the read
     */
    static EventPage of(List<LoggedEvent> entries, LogPosition behind, LogPosition end, int limit) {
        if (entries.size() == limit) {
            return new EventPage(entries, entries.get(limit - 1).position(), true);
        }
        return new EventPage(entries, end.compareTo(behind) > 0 ? end : behind, false);
    }
}
