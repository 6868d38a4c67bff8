package dev.parley.chat.subscription;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.event.EventFeed;
import dev.parley.event.EventInterest;
import dev.parley.event.EventPage;
import dev.parley.event.LoggedEvent;
import dev.parley.event.Registration;
import dev.parley.graphql.clause.LogCursor;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.LogPage;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import dev.parley.graphql.value.LogPosition;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log: sends pages of the entries after a cursor, in the order of commits. The event feed says up to which position there are new
 * entries, so that followers without new entries read nothing.
 */
public final class LogStream implements SubscriptionSource {

    private static final int AT_ONCE = 1_000;

    private final SubscriptionRequest request;
    private final EventFeed feed;
    private final Kind kind;
    private final Clock clock;
    private final Duration cursorEvery;
    private final Instant since;

    private LogPosition read;

    /** Whether the table may have entries after the position that the feed does not return any more. */
    private boolean behind;

    private String cursor;
    private Instant sentAt;

    /**
     * A log and its entries in the feed.
     *
     * @param tables the tables of entries that the feed has as changed records
     * @param entries accepts the entries of the log
     */
    public record Kind(EventLog log, Set<String> tables, Predicate<LoggedEvent> entries) {

        EventInterest interest() {
            return new EventInterest(tables, changed -> true);
        }
    }

    /**
     * Starts after the client's cursor, or with the entries that commit from now on.
     *
     * @param cursorEvery how often a client without new entries gets a new cursor
     */
    public LogStream(SubscriptionRequest request, EventFeed feed, Kind kind, Clock clock, Duration cursorEvery) {
        kind.log().reader().accept(request.actor());
        requirePageSize(request.argument("first"));
        this.request = request;
        this.feed = feed;
        this.kind = kind;
        this.clock = clock;
        this.cursorEvery = cursorEvery;
        String after = request.afterCursor();
        LogCursor begin = after == null
                ? new LogCursor(kind.log().name(), feed.head(), clock.instant())
                : LogCursor.parse(kind.log().name(), after);
        this.read = begin.position();
        this.since = begin.since();
        this.behind = after != null;
        this.cursor = begin.text();
        this.sentAt = clock.instant();
    }

    /** The arguments of the subscription to a log. */
    public static List<GraphQLArgument> arguments(String filter) {
        return List.of(
                argument("first", Scalars.GraphQLInt, "Maximum number of entries in one page, 1 to 1000 (default 20)."),
                argument(
                        "after",
                        Scalars.GraphQLString,
                        "Only entries after this cursor. Without it, only new ones. RESYNC_REQUIRED if entries after it have been erased."),
                argument("where", typeRef(filter), "Conditions on the entries."));
    }

    /** A page of no entries would never end. */
    private static void requirePageSize(@Nullable Integer first) {
        if (first != null && (first < 1 || first > EventLog.LARGEST_PAGE)) {
            throw new RequestException(
                    RequestError.BAD_PAGE_SIZE, "first must be from 1 to " + EventLog.LARGEST_PAGE + ".");
        }
    }

    @Override
    public Runnable onNewEvents(Runnable wake) {
        Registration registration = feed.onAnything(wake);
        return registration::close;
    }

    @Override
    public Optional<Object> next() {
        while (behind) {
            LogPage page = request.page(kind.log(), read, null, since);
            behind = page.more();
            if (!page.isEmpty()) {
                return send(page);
            }
            read = page.end();
        }
        EventPage entries;
        do {
            entries = feed.after(read, AT_ONCE, kind.interest());
            LogPosition through = entries.through();
            if (entries.entries().stream().anyMatch(kind.entries())) {
                LogPage page = request.page(kind.log(), read, through, since);
                if (!page.isEmpty()) {
                    return send(page);
                }
            }
            read = through;
        } while (entries.more());
        boolean isQuiet = !sentAt.plus(cursorEvery).isAfter(clock.instant());
        return isQuiet ? send(request.page(kind.log(), read, read, since)) : Optional.empty();
    }

    private Optional<Object> send(LogPage page) {
        read = page.end();
        cursor = page.cursor();
        sentAt = clock.instant();
        return Optional.of(page.toSend());
    }

    @Override
    public Optional<String> position() {
        return Optional.of(cursor);
    }

    /** A client that receives no events gets a new cursor regularly, before the previous one expires. */
    @Override
    public Optional<Duration> pollDelay() {
        return Optional.of(cursorEvery);
    }
}
