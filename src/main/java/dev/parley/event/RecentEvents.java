package dev.parley.event;

import dev.parley.graphql.value.LogPosition;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** In-memory cache of the newest entries of the feed, shared by all subscriptions. Thread-safe. */
final class RecentEvents {

    private static final LogPosition NEVER = new LogPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    private final int size;
    private final NavigableMap<LogPosition, LoggedEvent> entries = new TreeMap<>();

    /** Position from which the entries are complete, up to the newest. */
    private LogPosition complete = NEVER;

    /** @param size maximum number of entries */
    RecentEvents(int size) {
        this.size = size;
    }

    /** Sets the position from which all entries are added. */
    synchronized void begin(LogPosition position) {
        complete = position;
    }

    /** Adds the entries that follow the newest one. */
    synchronized void add(List<LoggedEvent> following) {
        following.forEach(entry -> entries.put(entry.position(), entry));
        while (entries.size() > size) {
            complete = entries.pollFirstEntry().getKey();
        }
    }

    /** Position up to which entries were added. */
    synchronized LogPosition newest() {
        return entries.isEmpty() ? complete : entries.lastKey();
    }

    /** The entries behind a position that the interest covers. Empty if the cache does not reach back to the position. */
    synchronized Optional<EventPage> after(LogPosition position, int limit, EventInterest interest) {
        if (position.compareTo(complete) < 0) {
            return Optional.empty();
        }
        List<LoggedEvent> following = entries.tailMap(position, false).values().stream()
                .filter(interest::covers)
                .limit(limit)
                .toList();
        return Optional.of(EventPage.of(following, position, newest(), limit));
    }
}
