package dev.parley.event;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The newest entries of the feed, shared by all who follow it. */
final class FeedMemory {

    private static final FeedPosition NEVER = new FeedPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    private final int size;
    private final NavigableMap<FeedPosition, FeedEntry> entries = new TreeMap<>();

    /** Behind it, up to the newest, nothing is missing. */
    private FeedPosition complete = NEVER;

    /** @param size how many entries it keeps */
    FeedMemory(int size) {
        this.size = size;
    }

    /** Starts to remember: from here on it is given every entry. */
    synchronized void begin(FeedPosition position) {
        complete = position;
    }

    /** Takes the entries that follow the newest. */
    synchronized void add(List<FeedEntry> following) {
        following.forEach(entry -> entries.put(entry.position(), entry));
        while (entries.size() > size) {
            complete = entries.pollFirstEntry().getKey();
        }
    }

    /** Up to where it has been given the entries. */
    synchronized FeedPosition newest() {
        return entries.isEmpty() ? complete : entries.lastKey();
    }

    /** The entries behind a position that somebody is interested in; nothing when it does not reach back that far. */
    synchronized Optional<FeedPage> after(FeedPosition position, int limit, FeedInterest interest) {
        if (position.compareTo(complete) < 0) {
            return Optional.empty();
        }
        List<FeedEntry> following = entries.tailMap(position, false).values().stream()
                .filter(interest::covers)
                .limit(limit)
                .toList();
        return Optional.of(FeedPage.of(following, position, newest(), limit));
    }
}
