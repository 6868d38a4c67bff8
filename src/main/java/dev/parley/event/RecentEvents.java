package dev.parley.event;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The newest entries of the feed, shared by all who follow it. */
final class RecentEvents {

    private static final EventPosition NEVER = new EventPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    private final int size;
    private final NavigableMap<EventPosition, LoggedEvent> entries = new TreeMap<>();

    /** Behind it, up to the newest, nothing is missing. */
    private EventPosition complete = NEVER;

    /** @param size how many entries it keeps */
    RecentEvents(int size) {
        this.size = size;
    }

    /** Starts to remember: from here on it is given every entry. */
    synchronized void begin(EventPosition position) {
        complete = position;
    }

    /** Takes the entries that follow the newest. */
    synchronized void add(List<LoggedEvent> following) {
        following.forEach(entry -> entries.put(entry.position(), entry));
        while (entries.size() > size) {
            complete = entries.pollFirstEntry().getKey();
        }
    }

    /** Up to where it has been given the entries. */
    synchronized EventPosition newest() {
        return entries.isEmpty() ? complete : entries.lastKey();
    }

    /** The entries behind a position that somebody is interested in; nothing when it does not reach back that far. */
    synchronized Optional<EventPage> after(EventPosition position, int limit, EventInterest interest) {
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
