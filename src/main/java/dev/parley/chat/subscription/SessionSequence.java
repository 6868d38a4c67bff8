package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.subscription.LiveSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The events or the messages of a session, numbered without gaps, from a number on. Customers have numbers of their own. */
class SessionSequence<T extends NodeEntity> implements LiveSource {

    /**
     * What is followed.
     *
     * @param counter name of the session's column that has the last number
     * @param last the value of that column
     * @param over whether the session gives out no more
     */
    record Kind<T extends NodeEntity>(
            Class<T> type, String counter, ToIntFunction<ChatSession> last, Predicate<ChatSession> over) {}

    private final FollowedSession followed;
    private final EventFeed feed;
    private final Kind<T> kind;
    private int sent;
    private boolean over;

    /**
     * Begins after a number.
     *
     * @param after null for the last one there is
     * @throws RequestException RESYNC_REQUIRED for a number that the session has not given out
     */
    SessionSequence(FollowedSession followed, EventFeed feed, Kind<T> kind, Integer after) {
        this.followed = followed;
        this.feed = feed;
        this.kind = kind;
        int last = kind.last().applyAsInt(followed.now(kind.counter()));
        if (after != null && (after > last || after < 0)) {
            throw new RequestException(
                    RequestError.RESYNC_REQUIRED, "The session has no number " + after + "; its last is " + last + ".");
        }
        this.sent = after == null ? last : after;
    }

    @Override
    public Runnable onNews(Runnable wake) {
        return feed.onEvents(followed.id(), wake)::close;
    }

    @Override
    public Optional<Object> next() {
        Optional<PlacedRow> next = following();
        if (next.isEmpty() && kind.over().test(followed.now())) {
            // Its last ones may have come since they were looked for.
            next = following();
            over = next.isEmpty() && askAgainIn().isEmpty();
        }
        next.ifPresent(answer -> sent = answer.place());
        return next.map(PlacedRow::toSend);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    int sent() {
        return sent;
    }

    Optional<PlacedRow> following() {
        Map<String, Object> behind =
                Map.of("chatSession", Map.of("databaseId", Map.of("eq", followed.id())), "seq", Map.of("gt", sent));
        return followed.request().first(kind.type(), behind, "SEQ");
    }
}
