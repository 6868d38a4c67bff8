package dev.parley.chat.subscription;

import dev.parley.chat.ChatConfig;
import dev.parley.event.EventFeed;
import dev.parley.event.EventPage;
import dev.parley.event.LoggedEvent;
import dev.parley.event.Registration;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import dev.parley.graphql.value.LogPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to lists: sends all rows that their filters find, then each row that enters, changes or leaves. The database decides whether a
 * row is in a list, by the same query as for the list itself. It is asked when a session has an event, and when a record has changed on which
 * the row depends. The whole lists are read again when the subscriber's rights have changed, or very many records have.
 */
final class ListStream implements SubscriptionSource {

    /** A client that has missed more must start over. */
    private static final int MOST_MISSED = 10_000;

    /** Together with the sessions that depend on records, at most as many as a filter accepts values. */
    private static final int AT_ONCE = 1_000 - ListDependents.MOST_DEPENDENTS;

    private final EventFeed feed;
    private final Clock clock;
    private final ChatConfig config;
    private final FollowedLists lists;
    private final String cursorKind;

    /** Whether the stream starts over by itself if changes are missing. Otherwise it ends with RESYNC_REQUIRED. */
    private final boolean startsOver;

    private final UnsentChanges unsent;

    /** Until the lists have been read again, the cursor stays. */
    private final OverdueReread overdue = new OverdueReread();

    private ListAccess access;
    private LogPosition read;

    /** Up to this position it is unknown what the client has, so changes are sent whether or not it has the session. */
    private LogPosition knownFrom;

    /** Lower bound for the time of the first unread event; valid only while {@code read <= knownFrom}. */
    private Instant since;

    /** The cursor at which the client can resume now; null before the first message. */
    private @Nullable String cursor;

    /** Why the next message is the first of the whole lists; null if it is not. */
    private @Nullable SnapshotReason snapshot;

    /** Why the lists must be read as a whole before anything else is sent; null if not. Kept until they have been read. */
    private @Nullable SnapshotReason gap;

    private boolean catchingUp;

    private Instant looked;
    private Instant sentAt;

    /**
     * Creates a stream at the current position of the feed. It must be started.
     *
     * @param cursorKind the subscription that its cursors belong to
     * @param startsOver whether it starts over by itself if changes are missing
     */
    ListStream(
            SubscriptionRequest request,
            EventFeed feed,
            Clock clock,
            ChatConfig config,
            FollowedLists lists,
            String cursorKind,
            boolean startsOver) {
        this.feed = feed;
        this.clock = clock;
        this.config = config;
        this.lists = lists;
        this.cursorKind = cursorKind;
        this.startsOver = startsOver;
        this.unsent = new UnsentChanges(request);
        begin();
    }

    /**
     * Starts with the changes since a cursor, or with the whole lists if there is none.
     *
     * @throws RequestException BAD_CURSOR; RESYNC_REQUIRED unless the stream starts over by itself
     */
    ListStream startAfter(@Nullable String after) {
        if (after == null) {
            sendAll(SnapshotReason.START);
            return this;
        }
        ListCursor since = ListCursor.parse(cursorKind, after);
        try {
            resume(since);
        } catch (Gap found) {
            fill(found);
        }
        return this;
    }

    /** Takes the current position of the feed and the current rights. */
    private void begin() {
        Instant now = clock.instant();
        read = feed.head();
        // After the position: later changes of the rights are in the log. All transactions below the position have
        // ended.
        access = lists.access(read.transaction() - 1);
        lists.restrict(access);
        knownFrom = read;
        since = now;
        looked = now;
        sentAt = now;
        cursor = null;
        catchingUp = false;
        overdue.cancel();
    }

    /** Takes the current position and sends the whole lists. After a failure it can be repeated. */
    private void startOver(SnapshotReason reason) {
        gap = reason;
        begin();
        sendAll(reason);
        gap = null;
    }

    private void sendAll(SnapshotReason reason) {
        lists.clear();
        List<ChangedRow> all = lists.reread(false);
        snapshot = reason;
        ready(since, all);
    }

    private void resume(ListCursor after) {
        if (after.at().isBefore(clock.instant().minus(config.purgeAfter()))
                || after.position().compareTo(read) > 0) {
            throw new Gap(SnapshotReason.CURSOR_EXPIRED);
        }
        if (after(after.position(), MOST_MISSED + 1).entries().size() > MOST_MISSED) {
            throw new Gap(SnapshotReason.TOO_FAR_BEHIND);
        }
        if (after.isIncomplete()) {
            throw new Gap(SnapshotReason.INTERRUPTED);
        }
        if (!access.mark().equals(after.accessMark())) {
            throw new Gap(SnapshotReason.RIGHTS_CHANGED);
        }
        lists.reread(false);
        cursor = after.text();
        read = after.position();
        since = after.at();
        // Not the feed's head: rows that left a list before it was read may have events after that.
        knownFrom = feed.end();
        catchingUp = true;
    }

    private void fill(Gap found) {
        if (!startsOver) {
            throw found.resyncRequired();
        }
        startOver(found.reason());
    }

    private EventPage after(LogPosition position, int most) {
        return feed.after(position, most, lists.interest());
    }

    @Override
    public Runnable onNewEvents(Runnable wake) {
        Runnable leave = lists.join();
        Registration registration = feed.onAnything(wake);
        return () -> {
            registration.close();
            leave.run();
        };
    }

    @Override
    public Optional<Object> next() {
        try {
            if (gap != null) {
                startOver(gap);
            }
            while (unsent.isEmpty() && readOn()) {
                // The entries read may contain no change to send.
            }
        } catch (Gap found) {
            fill(found);
        }
        return unsent.next();
    }

    @Override
    public Optional<String> position() {
        return unsent.position();
    }

    /** Checks regularly, because rights change without an event, and cursors age. */
    @Override
    public Optional<Duration> pollDelay() {
        return Optional.of(overdue.delay(clock.instant(), config.listLookEvery()));
    }

    /** Returns whether there may be more to read. */
    private boolean readOn() {
        Instant now = clock.instant();
        EventPage page = after(read, AT_ONCE);
        if (!looked.plus(config.listLookEvery()).isAfter(now) || lists.mayChangeRights(page.entries())) {
            followRights(lastTransaction(page.entries()));
            looked = now;
        }
        if (overdue.isDue(now)) {
            reread(now);
        }
        ListMembers.Changes changes = changes(page.entries());
        read = page.through();
        if (!changes.rows().isEmpty()) {
            // A client that resumes in between receives all of them again.
            send(changes, !catchingUp && !overdue.isRequested(), cursor);
        }
        boolean quiet = page.entries().isEmpty() && !page.more() && !overdue.isRequested();
        if (quiet && (catchingUp || !sentAt.plus(config.listCursorEvery()).isAfter(now))) {
            catchingUp = false;
            ready(now, List.of());
        }
        return page.more() || !page.entries().isEmpty();
    }

    private static long lastTransaction(List<LoggedEvent> entries) {
        return entries.isEmpty()
                ? 0
                : entries.get(entries.size() - 1).position().transaction();
    }

    /** Reads the lists again if the rights have changed, and sends the differences. */
    private void followRights(long transaction) {
        ListAccess current = lists.access(transaction);
        if (current.equals(access)) {
            return;
        }
        if (catchingUp) {
            throw new Gap(SnapshotReason.RIGHTS_CHANGED);
        }
        Instant now = clock.instant();
        lists.restrict(current);
        List<ChangedRow> changes = lists.reread(false);
        access = current;
        ready(now, changes);
    }

    /** Reads the lists again after very many records have changed. */
    private void reread(Instant now) {
        List<ChangedRow> changes = lists.reread(overdue.resends());
        overdue.done(now);
        send(new ListMembers.Changes(changes, null), !catchingUp, cursor);
    }

    /** Returns the changes of the lists that follow from some log entries, each row of a list once. */
    private ListMembers.Changes changes(List<LoggedEvent> entries) {
        FollowedLists.Applied applied = lists.apply(entries, this::isKnown, access);
        overdue.request(applied.tooMany(), applied.shown());
        return applied.changes();
    }

    private boolean isKnown(LogPosition position) {
        return position.compareTo(knownFrom) > 0;
    }

    /**
     * Sends differences from what the client had. Between several messages it cannot resume, because the rest is not in the log. The first
     * messages of a list that is its own snapshot have no cursor.
     */
    private void ready(Instant now, List<ChangedRow> changes) {
        since = now;
        ListCursor partly = new ListCursor(cursorKind, read, now, access.mark()).incomplete();
        send(new ListMembers.Changes(changes, null), true, snapshot != null && !startsOver ? null : partly.text());
    }

    /**
     * Sends changes.
     *
     * @param before the cursor of all parts of the message but the last, if it is long
     */
    private void send(ListMembers.Changes changes, boolean ready, @Nullable String before) {
        sentAt = clock.instant();
        if (!overdue.isRequested()) {
            Instant at = isKnown(read) ? sentAt : since;
            cursor = new ListCursor(cursorKind, read, at, access.mark()).text();
        }
        ListChanges message = new ListChanges(changes.rows(), snapshot, ready, cursor);
        unsent.add(message, changes.basis(), lists.showLists(), before);
        snapshot = null;
    }
}
