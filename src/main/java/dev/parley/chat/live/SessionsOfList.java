package dev.parley.chat.live;

import dev.parley.chat.ChatSession;
import dev.parley.chat.live.ChangedSession.Kind;
import dev.parley.event.EventFeed;
import dev.parley.event.FeedEntry;
import dev.parley.event.FeedPosition;
import dev.parley.graphql.LiveRequest;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.graphql.live.LiveSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A list that is kept up to date: the sessions that a filter finds, at first all of them, then each that enters, changes or leaves.
 * Whether a session is in the list is asked of the database, as the list itself does, when something happened to it.
 */
final class SessionsOfList implements LiveSource {

    /** More than any screen shows, and few enough to remember which they are. */
    private static final int MOST_SESSIONS = 10_000;

    private static final int AT_ONCE = 100;

    private final LiveRequest request;
    private final EventFeed feed;
    private final Clock clock;
    private final Map<String, Object> where;
    private final Set<Long> members;
    private final Queue<ChangedSession> unsent = new ArrayDeque<>();

    private FeedPosition read;

    /** Up to here, what the client had before is not known: it is told to put in and take out whatever it had. */
    private FeedPosition knownFrom;

    /** Knows what is in the list now; reads on from where the feed was before. */
    private SessionsOfList(LiveRequest request, EventFeed feed, Clock clock, Map<String, Object> where) {
        this.request = request;
        this.feed = feed;
        this.clock = clock;
        this.where = where;
        this.read = feed.head();
        this.knownFrom = read;
        this.members = new HashSet<>(request.matching(ChatSession.class, where, MOST_SESSIONS + 1));
        if (members.size() > MOST_SESSIONS) {
            throw new RequestException(
                    RequestError.TOO_COSTLY, "The filter finds more than " + MOST_SESSIONS + " sessions.");
        }
    }

    /** Begins with all sessions of the list. */
    static SessionsOfList whole(LiveRequest request, EventFeed feed, Clock clock, Map<String, Object> where) {
        SessionsOfList list = new SessionsOfList(request, feed, clock, where);
        Iterator<Long> sessions = list.members.stream().sorted().iterator();
        while (sessions.hasNext()) {
            long session = sessions.next();
            list.unsent.add(
                    new ChangedSession(Kind.ENTER, session, sessions.hasNext() ? null : list.cursor(list.read)));
        }
        return list;
    }

    /**
     * Begins with what happened since.
     *
     * @param longest how old a cursor may be
     * @throws RequestException RESYNC_REQUIRED
     */
    static SessionsOfList since(
            ListCursor cursor,
            Duration longest,
            LiveRequest request,
            EventFeed feed,
            Clock clock,
            Map<String, Object> where) {
        Instant now = clock.instant();
        if (cursor.at().isBefore(now.minus(longest)) || cursor.position().compareTo(feed.head()) > 0) {
            throw new RequestException(
                    RequestError.RESYNC_REQUIRED, "The cursor is too old. Subscribe without it, and begin anew.");
        }
        SessionsOfList list = new SessionsOfList(request, feed, clock, where);
        list.read = cursor.position();
        // Not the feed's head: what left the list before it was looked at may lie behind that.
        list.knownFrom = feed.end();
        return list;
    }

    @Override
    public Runnable onNews(Runnable wake) {
        return feed.onAnything(wake)::close;
    }

    @Override
    public Optional<Object> next() {
        while (unsent.isEmpty()) {
            List<FeedEntry> entries = feed.after(read, AT_ONCE);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            apply(entries);
        }
        // It stays until all of it is read: a failure is tried again.
        Object toSend = request.withAllBelow(unsent.element());
        unsent.remove();
        return Optional.of(toSend);
    }

    /** Each session once, in the place of its last entry: so a cursor covers all that came before it. */
    private void apply(List<FeedEntry> entries) {
        Map<Long, FeedPosition> changed = new LinkedHashMap<>();
        for (FeedEntry entry : entries) {
            changed.remove(entry.sessionId());
            changed.put(entry.sessionId(), entry.position());
        }
        Set<Long> found = Set.copyOf(request.matching(ChatSession.class, where, changed.keySet()));
        changed.forEach((session, position) -> {
            boolean known = position.compareTo(knownFrom) > 0;
            if (found.contains(session)) {
                boolean entered = members.add(session) && known;
                add(entered ? Kind.ENTER : Kind.UPDATE, session, position);
            } else if (members.remove(session) || !known) {
                add(Kind.LEAVE, session, position);
            }
        });
        read = entries.get(entries.size() - 1).position();
    }

    private void add(Kind kind, long session, FeedPosition position) {
        unsent.add(new ChangedSession(kind, session, cursor(position)));
    }

    private String cursor(FeedPosition position) {
        return new ListCursor(position, clock.instant()).text();
    }
}
