package dev.parley.chat.queue;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.subscription.StreamedSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A stream of one session's position in the queue. */
final class QueuePositionStream implements SubscriptionSource {

    /**
     * The message to the client.
     *
     * @param position the position, or null if the session does not wait
     */
    record Place(@Nullable QueuePosition position) {

        @Nullable Integer queuePosition() {
            return position == null ? null : position.place();
        }

        @Nullable Integer estimatedWaitSeconds() {
            return position == null ? null : position.estimatedWaitSeconds();
        }
    }

    private final StreamedSession followed;
    private final EventFeed feed;
    private final QueueBoard board;

    /** How long a row that the board has read may be used. */
    private final Duration goodFor;

    /** The last update of the board, or null before the first. */
    private volatile QueueBoard.@Nullable Update update;

    /** Whether the session itself may have changed since the last read. */
    private final AtomicBoolean changed = new AtomicBoolean(true);

    /** When the last row was read for this subscriber, by System.nanoTime(). */
    private long readAt = System.nanoTime();

    private @Nullable Place sent;
    private boolean over;

    /** @param goodFor how long a row that was read for several subscribers may be used */
    QueuePositionStream(StreamedSession followed, EventFeed feed, QueueBoard board, Duration goodFor) {
        this.followed = followed;
        this.feed = feed;
        this.board = board;
        this.goodFor = goodFor;
    }

    /** Positions come from the board. The session's own events report that it left the queue. */
    @Override
    public Runnable onNewEvents(Runnable wake) {
        Runnable endOfPlaces = board.follow(followed.id(), now -> {
            update = now;
            wake.run();
        });
        Runnable endOfEvents = feed.onEvents(followed.id(), () -> {
            changed.set(true);
            wake.run();
        })::close;
        return () -> {
            endOfPlaces.run();
            endOfEvents.run();
        };
    }

    @Override
    public Optional<Object> next() {
        QueueBoard.Update latest = update;
        ChatSession session = session(latest);
        boolean waits = session.waits();
        Place current = new Place(waits && latest != null ? latest.position().orElse(null) : null);
        boolean notYetLookedAt = waits && current.position() == null;
        if (notYetLookedAt || current.equals(sent)) {
            over = session.endedForGood();
            return Optional.empty();
        }
        sent = current;
        return Optional.of(current);
    }

    /** Returns the board's row if only the position has changed, else a row that is read for this subscriber. */
    private ChatSession session(QueueBoard.@Nullable Update latest) {
        ChatSession row = usable(latest);
        if (!changed.getAndSet(false) && row != null) {
            return followed.now(row);
        }
        try {
            readAt = System.nanoTime();
            return followed.now();
        } catch (RuntimeException failed) {
            changed.set(true);
            throw failed;
        }
    }

    /** Returns the board's row, or null unless it is recent enough and not older than this subscriber's last row. */
    private @Nullable ChatSession usable(QueueBoard.@Nullable Update latest) {
        boolean fresh = latest != null
                && latest.readAt() - readAt >= 0
                && System.nanoTime() - latest.readAt() <= goodFor.toNanos();
        return latest != null && fresh ? latest.session() : null;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
