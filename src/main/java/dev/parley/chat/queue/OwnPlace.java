package dev.parley.chat.queue;

import dev.parley.chat.ChatSession;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.live.FollowedSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.live.LiveSource;
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
        Runnable endOfPlaces = board.follow(followed.id(), wake);
        Runnable endOfEvents = feed.onEvents(followed.id(), wake)::close;
        return () -> {
            endOfPlaces.run();
            endOfEvents.run();
        };
    }

    @Override
    public Optional<Object> next() {
        ChatSession session = followed.now();
        boolean waits = session.status == ChatSessionStatus.IN_QUEUE;
        Place place = new Place(waits ? board.place(followed.id()) : null);
        boolean notYetLookedAt = waits && place.position() == null;
        if (notYetLookedAt || place.equals(sent)) {
            over = session.endedForGood();
            return Optional.empty();
        }
        sent = place;
        return Optional.of(place);
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
