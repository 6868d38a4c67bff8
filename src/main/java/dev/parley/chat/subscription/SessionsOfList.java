package dev.parley.chat.subscription;

import dev.parley.chat.ChatConfig;
import dev.parley.event.EventFeed;
import dev.parley.event.EventPage;
import dev.parley.event.EventPosition;
import dev.parley.event.LoggedEvent;
import dev.parley.event.Registration;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.graphql.subscription.LiveSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A list that is kept up to date: the sessions that a filter finds, at first all of them, then each that enters, changes or leaves.
 * The database says whether a session is in the list, as for the list itself: when the session has an event, when a record has changed
 * on which it depends, and of all sessions anew when the caller's rights have changed or very many records.
 */
final class SessionsOfList implements LiveSource {

    /** Whoever has missed more begins anew. */
    private static final int MOST_MISSED = 10_000;

    /** Together with those that depend on records, no more than a filter takes values. */
    private static final int AT_ONCE = 1_000 - ListMembers.MOST_DEPENDENTS;

    private static final int PER_MESSAGE = 100;

    /** As many as the cost of an operation counts for a list without pages. */
    private static final int LARGE_PER_MESSAGE = 10;

    /** At least so long between two reads of the whole list: a large import is many changes in a row. */
    private static final Duration REREAD_EVERY = Duration.ofSeconds(5);

    private final LiveRequest request;
    private final EventFeed feed;
    private final Clock clock;
    private final ChatConfig config;
    private final ListMembers members;
    private final Queue<Unsent> unsent = new ArrayDeque<>();

    /**
     * A message for the client.
     *
     * @param basis what its sessions were found by; null when they have to be read for this client alone
     */
    private record Unsent(ListChanges message, FollowedRows.Basis basis) {}

    private ListAccess standing;
    private EventPosition read;

    /** Up to here, what the client had before is not known: it is told to put in and take out whatever it had. */
    private EventPosition knownFrom;

    /** What lies behind the place up to which it has read happened then, at the earliest; if that place is not behind knownFrom. */
    private Instant since;

    /** Where the client can resume now; null while the list is told as it stands. */
    private String cursor;

    /** The next message is the first of the whole list. */
    private boolean reset;

    private boolean catchingUp;

    /** Too many records have changed to look at each: the list is read anew, and until then the cursor stays where it is. */
    private boolean overdue;

    /** Whether what is shown of sessions that stay may have changed with them. */
    private boolean resend;

    private Instant reread = Instant.EPOCH;
    private Instant looked;
    private Instant told;

    /** Knows what is in the list now; reads on from where the feed was before. */
    private SessionsOfList(
            LiveRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        this.request = request;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
        this.members = new ListMembers(request, where);
        this.looked = clock.instant();
        this.told = looked;
        this.since = looked;
        this.standing = members.standing();
        this.read = feed.head();
        this.knownFrom = read;
    }

    /** Begins with all sessions of the list. */
    static SessionsOfList whole(
            LiveRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        SessionsOfList list = new SessionsOfList(request, feed, clock, config, where);
        list.reset = true;
        list.ready(list.since, list.members.reread(false));
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
        SessionsOfList list = new SessionsOfList(request, feed, clock, config, where);
        if (cursor.at().isBefore(clock.instant().minus(config.purgeAfter()))
                || cursor.position().compareTo(feed.head()) > 0
                || list.after(cursor.position(), MOST_MISSED + 1).entries().size() > MOST_MISSED) {
            throw resync("The cursor is too old.");
        }
        if (!list.standing.mark().equals(cursor.standing())) {
            throw resync("Your rights have changed.");
        }
        list.members.reread(false);
        list.cursor = cursor.text();
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

    private EventPage after(EventPosition position, int most) {
        return feed.after(position, most, members.interest());
    }

    @Override
    public Runnable onNews(Runnable wake) {
        Runnable leave = members.join();
        Registration news = feed.onAnything(wake);
        return () -> {
            news.close();
            leave.run();
        };
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
        Object toSend = request.withAllBelow(
                unsent.element().message(), unsent.element().basis());
        unsent.remove();
        return Optional.of(toSend);
    }

    /** Rights change without an event, and a cursor ages. */
    @Override
    public Optional<Duration> askAgainIn() {
        Duration look = config.listLookEvery();
        if (!overdue) {
            return Optional.of(look);
        }
        Duration due = Duration.between(clock.instant(), reread.plus(REREAD_EVERY));
        return Optional.of(due.isNegative() ? Duration.ZERO : due.compareTo(look) < 0 ? due : look);
    }

    /** Whether there may be more to read. */
    private boolean readOn() {
        Instant now = clock.instant();
        if (!looked.plus(config.listLookEvery()).isAfter(now)) {
            followRights();
            looked = now;
        }
        if (overdue && !reread.plus(REREAD_EVERY).isAfter(now)) {
            readAnew(now);
        }
        EventPage page = after(read, AT_ONCE);
        ListMembers.Changes changes = changes(page.entries());
        read = page.through();
        if (!changes.sessions().isEmpty()) {
            tell(changes, !catchingUp && !overdue);
        }
        boolean quiet = page.entries().isEmpty() && !page.more() && !overdue;
        if (quiet && (catchingUp || !told.plus(config.listCursorEvery()).isAfter(now))) {
            catchingUp = false;
            ready(now, List.of());
        }
        return page.more() || !page.entries().isEmpty();
    }

    /** Finds the list anew when the rights are not what they were, and tells how it differs. */
    private void followRights() {
        ListAccess current = members.standing();
        if (current.equals(standing)) {
            return;
        }
        if (catchingUp) {
            throw resync("Your rights have changed.");
        }
        Instant now = clock.instant();
        List<ChangedSession> changes = members.reread(false);
        standing = current;
        ready(now, changes);
    }

    /** Finds the list anew after very many records have changed. */
    private void readAnew(Instant now) {
        List<ChangedSession> changes = members.reread(resend);
        reread = now;
        overdue = false;
        resend = false;
        tell(new ListMembers.Changes(changes, null), !catchingUp);
    }

    /** The changes of the list that some entries make: each session once. */
    private ListMembers.Changes changes(List<LoggedEvent> entries) {
        Map<Long, ListMembers.Change> changed = new LinkedHashMap<>();
        List<LoggedEvent> records = new ArrayList<>();
        for (LoggedEvent entry : entries) {
            if (entry.record() == null) {
                changed.merge(entry.sessionId(), change(entry, entry), ListMembers.Change::and);
            } else {
                records.add(entry);
            }
        }
        if (!records.isEmpty()) {
            ListMembers.Change change = change(records.get(0), records.get(records.size() - 1));
            dependents(records).forEach(session -> changed.merge(session, change, ListMembers.Change::and));
        }
        return members.apply(changed, standing);
    }

    private ListMembers.Change change(LoggedEvent first, LoggedEvent last) {
        return new ListMembers.Change(isKnown(first.position()), last.position().xid());
    }

    private Set<Long> dependents(List<LoggedEvent> entries) {
        List<ChangedRecord> records = entries.stream().map(LoggedEvent::record).toList();
        Optional<Set<Long>> dependents = members.dependents(records);
        if (dependents.isEmpty()) {
            if (!isKnown(entries.get(0).position())) {
                throw resync("Very many records have changed.");
            }
            overdue = true;
            resend |= members.areShown(records);
        }
        return dependents.orElse(Set.of());
    }

    private boolean isKnown(EventPosition position) {
        return position.compareTo(knownFrom) > 0;
    }

    private void ready(Instant now, List<ChangedSession> changes) {
        since = now;
        tell(new ListMembers.Changes(changes, null), true);
    }

    /** Until the last of several messages the cursor stays: a client that resumes between them is told of all again. */
    private void tell(ListMembers.Changes changes, boolean ready) {
        told = clock.instant();
        String before = cursor;
        if (!overdue) {
            Instant at = isKnown(read) ? told : since;
            cursor = new ListCursor(read, at, standing.mark()).text();
        }
        int size = members.showLists() ? LARGE_PER_MESSAGE : PER_MESSAGE;
        ListChanges.messages(changes.sessions(), size, reset, before, ready, cursor)
                .forEach(message -> unsent.add(new Unsent(message, changes.basis())));
        reset = false;
    }
}
