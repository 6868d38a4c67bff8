package dev.parley.chat.queue;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.subscription.FollowedSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.LiveSource;
import java.util.Optional;

/** The place of one session in the queue, whenever it changes. */
final class OwnPlace implements LiveSource {

    /**
     * What is sent.
     *
     * @param position null when the session does not wait
     */
    record Place(QueuePosition position) {

        Integer queuePosition() {
            return position == null ? null : position.place();
        }

        Integer estimatedWaitSeconds() {
            return position == null ? null : position.estimatedWaitSeconds();
        }
    }

    private final FollowedSession followed;
    private final EventFeed feed;
    private final QueueBoard board;

    /** As the board told it last; nothing, too, as long as it has not looked. */
    private volatile Optional<QueuePosition> place = Optional.empty();

    private Place sent;
    private boolean over;

    OwnPlace(FollowedSession followed, EventFeed feed, QueueBoard board) {
        this.followed = followed;
        this.feed = feed;
        this.board = board;
    }

    /** The board tells of places; that the session left the queue is in its own events. */
    @Override
    public Runnable onNews(Runnable wake) {
        Runnable endOfPlaces = board.follow(followed.id(), now -> tell(now, wake));
        Runnable endOfEvents = feed.onEvents(followed.id(), wake)::close;
        return () -> {
            endOfPlaces.run();
            endOfEvents.run();
        };
    }

    private void tell(Optional<QueuePosition> now, Runnable wake) {
        if (!now.equals(place)) {
            place = now;
            wake.run();
        }
    }

    @Override
    public Optional<Object> next() {
        ChatSession session = followed.now();
        boolean waits = session.waits();
        Place current = new Place(waits ? place.orElse(null) : null);
        boolean notYetLookedAt = waits && current.position() == null;
        if (notYetLookedAt || current.equals(sent)) {
            over = session.endedForGood();
            return Optional.empty();
        }
        sent = current;
        return Optional.of(current);
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
