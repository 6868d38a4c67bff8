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
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
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
import org.jspecify.annotations.Nullable;

/**
 * A list subscription: sends all sessions that a filter finds, then each session that enters, changes or leaves. The database decides whether a
 * session is in the list, by the same query as for the list itself. It is asked when a session has an event, and when a record has changed on which
 * the session depends. The whole list is read again when the subscriber's rights have changed, or very many records have.
 */
final class SessionListStream implements SubscriptionSource {

    /** A client that has missed more must start over. */
    private static final int MOST_MISSED = 10_000;

    /** Together with the sessions that depend on records, at most as many as a filter accepts values. */
    private static final int AT_ONCE = 1_000 - ListMembers.MOST_DEPENDENTS;

    private static final int PER_MESSAGE = 100;

    /** The number that the cost of an operation assumes for a list without paging. */
    private static final int LARGE_PER_MESSAGE = 10;

    /** The shortest interval between two reads of the whole list, because a large import is many changes in a row. */
    private static final Duration REREAD_EVERY = Duration.ofSeconds(5);

    private final SubscriptionRequest request;
    private final EventFeed feed;
    private final Clock clock;
    private final ChatConfig config;
    private final ListMembers members;
    private final Queue<Unsent> unsent = new ArrayDeque<>();

    /**
     * A message for the client.
     *
     * @param basis the rows from which its sessions were determined; null if they must be read for this client alone
     */
    private record Unsent(ListChanges message, FollowedRows.@Nullable Basis basis) {}

    private ListAccess access;
    private EventPosition read;

    /** Up to this position it is unknown what the client has, so changes are sent whether or not it has the session. */
    private EventPosition knownFrom;

    /** Lower bound for the time of the first unread event; valid only while {@code read <= knownFrom}. */
    private Instant since;

    /** The cursor at which the client can resume now; null while the initial list is sent. */
    private @Nullable String cursor;

    /** Whether the next message is the first of the whole list. */
    private boolean reset;

    /** The cursor of the last message that was sent; null before, and while the initial list is sent. */
    private @Nullable String sentCursor;

    private boolean catchingUp;

    /** Whether too many records have changed to check each. The list is read again; until then the cursor stays. */
    private boolean overdue;

    /** Whether the selected fields of sessions that stay may have changed as well. */
    private boolean resend;

    private Instant reread = Instant.EPOCH;
    private Instant looked;
    private Instant sentAt;

    /** Starts from the current members of the list and reads on from the given position of the feed. */
    private SessionListStream(
            SubscriptionRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        this.request = request;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
        this.members = new ListMembers(request, where);
        this.looked = clock.instant();
        this.sentAt = looked;
        this.since = looked;
        this.access = members.access();
        this.read = feed.head();
        this.knownFrom = read;
    }

    /** Starts with all sessions of the list. */
    static SessionListStream whole(
            SubscriptionRequest request, EventFeed feed, Clock clock, ChatConfig config, Map<String, Object> where) {
        SessionListStream list = new SessionListStream(request, feed, clock, config, where);
        list.reset = true;
        list.ready(list.since, list.members.reread(false));
        return list;
    }

    /**
     * Starts with the changes since a cursor.
     *
     * @throws RequestException RESYNC_REQUIRED
     */
    static SessionListStream since(
            ListCursor cursor,
            SubscriptionRequest request,
            EventFeed feed,
            Clock clock,
            ChatConfig config,
            Map<String, Object> where) {
        SessionListStream list = new SessionListStream(request, feed, clock, config, where);
        if (cursor.at().isBefore(clock.instant().minus(config.purgeAfter()))
                || cursor.position().compareTo(feed.head()) > 0
                || list.after(cursor.position(), MOST_MISSED + 1).entries().size() > MOST_MISSED) {
            throw resync("The cursor is too old.");
        }
        if (!list.access.mark().equals(cursor.accessMark())) {
            throw resync("Your rights have changed.");
        }
        list.members.reread(false);
        list.cursor = cursor.text();
        list.read = cursor.position();
        list.since = cursor.at();
        // Not the feed's head: sessions that left the list before it was read may have events after that.
        list.knownFrom = feed.end();
        list.catchingUp = true;
        return list;
    }

    private static RequestException resync(String why) {
        return new RequestException(RequestError.RESYNC_REQUIRED, why + " Subscribe without a cursor to start over.");
    }

    private EventPage after(EventPosition position, int most) {
        return feed.after(position, most, members.interest());
    }

    @Override
    public Runnable onNewEvents(Runnable wake) {
        Runnable leave = members.join();
        Registration registration = feed.onAnything(wake);
        return () -> {
            registration.close();
            leave.run();
        };
    }

    @Override
    public Optional<Object> next() {
        while (unsent.isEmpty() && readOn()) {
            // The entries read may contain no change to send.
        }
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        // Kept until all of it is read, so that a failure is retried.
        Object toSend = request.withAllBelow(
                unsent.element().message(), unsent.element().basis());
        sentCursor = unsent.remove().message().cursor();
        return Optional.of(toSend);
    }

    @Override
    public Optional<String> position() {
        return Optional.ofNullable(sentCursor);
    }

    /** Checks regularly, because rights change without an event, and cursors age. */
    @Override
    public Optional<Duration> pollDelay() {
        Duration look = config.listLookEvery();
        if (!overdue) {
            return Optional.of(look);
        }
        Duration due = Duration.between(clock.instant(), reread.plus(REREAD_EVERY));
        return Optional.of(due.isNegative() ? Duration.ZERO : due.compareTo(look) < 0 ? due : look);
    }

    /** Returns whether there may be more to read. */
    private boolean readOn() {
        Instant now = clock.instant();
        if (!looked.plus(config.listLookEvery()).isAfter(now)) {
            followRights();
            looked = now;
        }
        if (overdue && !reread.plus(REREAD_EVERY).isAfter(now)) {
            reread(now);
        }
        EventPage page = after(read, AT_ONCE);
        ListMembers.Changes changes = changes(page.entries());
        read = page.through();
        if (!changes.sessions().isEmpty()) {
            send(changes, !catchingUp && !overdue);
        }
        boolean quiet = page.entries().isEmpty() && !page.more() && !overdue;
        if (quiet && (catchingUp || !sentAt.plus(config.listCursorEvery()).isAfter(now))) {
            catchingUp = false;
            ready(now, List.of());
        }
        return page.more() || !page.entries().isEmpty();
    }

    /** Reads the list again if the rights have changed, and sends the differences. */
    private void followRights() {
        ListAccess current = members.access();
        if (current.equals(access)) {
            return;
        }
        if (catchingUp) {
            throw resync("Your rights have changed.");
        }
        Instant now = clock.instant();
        List<ChangedSession> changes = members.reread(false);
        access = current;
        ready(now, changes);
    }

    /** Reads the list again after very many records have changed. */
    private void reread(Instant now) {
        List<ChangedSession> changes = members.reread(resend);
        reread = now;
        overdue = false;
        resend = false;
        send(new ListMembers.Changes(changes, null), !catchingUp);
    }

    /** Returns the changes of the list that follow from some log entries, each session once. */
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
        return members.apply(changed, access);
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
        send(new ListMembers.Changes(changes, null), true);
    }

    /** The cursor stays until the last of several messages: a client that resumes in between receives all of them again. */
    private void send(ListMembers.Changes changes, boolean ready) {
        sentAt = clock.instant();
        String before = cursor;
        if (!overdue) {
            Instant at = isKnown(read) ? sentAt : since;
            cursor = new ListCursor(read, at, access.mark()).text();
        }
        int size = members.showLists() ? LARGE_PER_MESSAGE : PER_MESSAGE;
        ListChanges.messages(changes.sessions(), size, reset, before, ready, cursor)
                .forEach(message -> unsent.add(new Unsent(message, changes.basis())));
        reset = false;
    }
}
