package dev.parley.chat.live;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.ChatSession;
import dev.parley.chat.live.ChangedSession.Kind;
import dev.parley.event.EventFeed;
import dev.parley.event.FeedEntry;
import dev.parley.event.FeedInterest;
import dev.parley.event.FeedPosition;
import dev.parley.graphql.LiveRequest;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.graphql.live.LiveSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A list that is kept up to date: the sessions that a filter finds, at first all of them, then each that enters, changes or leaves.
 * Whether a session is in the list is asked of the database, as the list itself does, when something happened to it; and of all of
 * them anew when the caller's rights have changed.
 */
final class SessionsOfList implements LiveSource {

    /** More than any screen shows, and few enough to remember which they are. */
    private static final int MOST_SESSIONS = 10_000;

    /** Whoever has missed more begins anew. */
    private static final int MOST_MISSED = 10_000;

    private static final int AT_ONCE = 100;

    private static final FeedInterest SESSIONS = new FeedInterest(Set.of(), change -> false);

    private final LiveRequest request;
    private final EventFeed feed;
    private final Clock clock;
    private final ChatConfig config;
    private final Map<String, Object> where;
    private final Queue<ChangedSession> unsent = new ArrayDeque<>();

    private ListStanding standing;
    private Set<Long> members;
    private FeedPosition read;

    /** Up to here, what the client had before is not known: it is told to put in and take out whatever it had. */
    private FeedPosition knownFrom;

    /** What lies behind the place up to which it has read happened then, at the earliest; if that place is not behind knownFrom. */
    private Instant since;

    private boolean catchingUp;
    private Instant looked;
    private Instant told;

    /** Knows what is in the list now; reads on from where the feed was before. */
    private SessionsOfList(
            LiveRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        this.request = request;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
        this.where = where;
        this.looked = clock.instant();
        this.told = looked;
        this.since = looked;
        this.standing = ListStanding.now(request);
        this.read = feed.head();
        this.knownFrom = read;
        this.members = found();
    }

    /** Begins with all sessions of the list. */
    static SessionsOfList whole(
            LiveRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        SessionsOfList list = new SessionsOfList(request, feed, clock, config, where);
        list.tell(Kind.ENTER, list.members);
        list.ready(list.since);
        return list;
    }

    /**
     * Begins with what happened since.
     *
     * @throws RequestException RESYNC_REQUIRED
     */
    static SessionsOfList since(
            ListCursor cursor,
            LiveRequest request,
            EventFeed feed,
            Clock clock,
            ChatConfig config,
            Map<String, Object> where) {
        if (cursor.at().isBefore(clock.instant().minus(config.purgeAfter()))
                || cursor.position().compareTo(feed.head()) > 0
                || feed.after(cursor.position(), MOST_MISSED + 1, SESSIONS).entries().size() > MOST_MISSED) {
            throw resync("The cursor is too old.");
        }
        SessionsOfList list = new SessionsOfList(request, feed, clock, config, where);
        if (!list.standing.mark().equals(cursor.standing())) {
            throw resync("Your rights have changed.");
        }
        list.read = cursor.position();
        list.since = cursor.at();
        // Not the feed's head: what left the list before it was looked at may lie behind that.
        list.knownFrom = feed.end();
        list.catchingUp = true;
        return list;
    }

    private static RequestException resync(String why) {
        return new RequestException(RequestError.RESYNC_REQUIRED, why + " Subscribe without a cursor, and begin anew.");
    }

    private Set<Long> found() {
        Set<Long> found = new HashSet<>(request.matching(ChatSession.class, where, MOST_SESSIONS + 1));
        if (found.size() > MOST_SESSIONS) {
            throw new RequestException(
                    RequestError.TOO_COSTLY, "The filter finds more than " + MOST_SESSIONS + " sessions.");
        }
        return found;
    }

    @Override
    public Runnable onNews(Runnable wake) {
        return feed.onAnything(wake)::close;
    }

    @Override
    public Optional<Object> next() {
        while (unsent.isEmpty() && readOn()) {
            // What it has read may be nothing to tell.
        }
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        // It stays until all of it is read: a failure is tried again.
        Object toSend = request.withAllBelow(unsent.element());
        unsent.remove();
        return Optional.of(toSend);
    }

    /** Rights change without an event, and a cursor ages. */
    @Override
    public Optional<Duration> askAgainIn() {
        return Optional.of(config.listLookEvery());
    }

    /** Whether there may be more to read. */
    private boolean readOn() {
        Instant now = clock.instant();
        if (!looked.plus(config.listLookEvery()).isAfter(now)) {
            followRights();
            looked = now;
        }
        List<FeedEntry> entries = feed.after(read, AT_ONCE, SESSIONS).entries();
        if (!entries.isEmpty()) {
            apply(entries);
        } else if (catchingUp || !told.plus(config.listCursorEvery()).isAfter(now)) {
            catchingUp = false;
            ready(now);
        }
        return !entries.isEmpty();
    }

    /** Finds the list anew when the rights are not what they were, and tells how it differs. */
    private void followRights() {
        ListStanding current = ListStanding.now(request);
        if (current.equals(standing)) {
            return;
        }
        if (catchingUp) {
            throw resync("Your rights have changed.");
        }
        Instant now = clock.instant();
        Set<Long> found = found();
        tell(Kind.LEAVE, without(members, found));
        tell(Kind.ENTER, without(found, members));
        standing = current;
        members = found;
        ready(now);
    }

    private static Set<Long> without(Set<Long> sessions, Set<Long> others) {
        Set<Long> rest = new HashSet<>(sessions);
        rest.removeAll(others);
        return rest;
    }

    /** Each session once, in the place of its last entry: so a cursor covers all that came before it. */
    private void apply(List<FeedEntry> entries) {
        Map<Long, FeedPosition> changed = new LinkedHashMap<>();
        for (FeedEntry entry : entries) {
            changed.remove(entry.sessionId());
            changed.put(entry.sessionId(), entry.position());
        }
        Set<Long> found = Set.copyOf(request.matching(ChatSession.class, where, changed.keySet()));
        Set<Long> maybeHad = maybeHad(changed, found);
        changed.forEach((session, position) -> {
            if (found.contains(session)) {
                boolean entered = members.add(session) && isKnown(position);
                tell(entered ? Kind.ENTER : Kind.UPDATE, session, position);
            } else if (members.remove(session) || maybeHad.contains(session)) {
                tell(Kind.LEAVE, session, position);
            }
        });
        read = entries.get(entries.size() - 1).position();
    }

    /** The sessions that are not in the list now and that the client may have, for all that is known. */
    private Set<Long> maybeHad(Map<Long, FeedPosition> changed, Set<Long> found) {
        Map<Long, FeedPosition> gone = new LinkedHashMap<>(changed);
        gone.keySet().removeAll(found);
        gone.values().removeIf(this::isKnown);
        return standing.everSeen(gone.keySet());
    }

    private boolean isKnown(FeedPosition position) {
        return position.compareTo(knownFrom) > 0;
    }

    private void tell(Kind kind, Collection<Long> sessions) {
        sessions.stream().sorted().forEach(session -> unsent.add(new ChangedSession(kind, session, null)));
    }

    private void tell(Kind kind, long session, FeedPosition position) {
        unsent.add(new ChangedSession(kind, session, cursor(position, isKnown(position) ? clock.instant() : since)));
    }

    private void ready(Instant now) {
        since = now;
        unsent.add(new ChangedSession(Kind.READY, null, cursor(read, now)));
    }

    private String cursor(FeedPosition position, Instant at) {
        told = clock.instant();
        return new ListCursor(position, at, standing.mark()).text();
    }
}
