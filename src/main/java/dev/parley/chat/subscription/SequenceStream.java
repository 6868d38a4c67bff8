package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.graphql.subscription.SubscriptionSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The events or messages of a session from a seq on. They are numbered without gaps; customers have numbers of their own. */
class SequenceStream<T extends NodeEntity> implements SubscriptionSource {

    /**
     * Events or messages.
     *
     * @param last returns the last seq of the session
     * @param over returns whether the session adds no more
     */
    record Kind<T extends NodeEntity>(Class<T> type, ToIntFunction<ChatSession> last, Predicate<ChatSession> over) {}

    private final StreamedSession followed;
    private final SessionSubscribers sessions;
    private final Kind<T> kind;
    private volatile SubscriberGroup.@Nullable Member member;
    private int sent;
    private boolean over;

    /**
     * Starts after a seq.
     *
     * @param after the seq, or null for the last one
     * @throws RequestException RESYNC_REQUIRED if the session has not reached the seq
     */
    SequenceStream(StreamedSession followed, SessionSubscribers sessions, Kind<T> kind, @Nullable Integer after) {
        this.followed = followed;
        this.sessions = sessions;
        this.kind = kind;
        int last = kind.last().applyAsInt(followed.counted());
        if (after != null && (after > last || after < 0)) {
            throw new RequestException(
                    RequestError.RESYNC_REQUIRED, "The session has no number " + after + "; its last is " + last + ".");
        }
        this.sent = after == null ? last : after;
    }

    @Override
    public Runnable onNewEvents(Runnable wake) {
        SubscriberGroup.Member joined = sessions.join(followed, wake);
        member = joined;
        return () -> sessions.leave(followed, joined);
    }

    @Override
    public Optional<Object> next() {
        SubscriberGroup.Member joined = member;
        if (joined == null) {
            return Optional.empty();
        }
        if (pollDelay().isPresent()) {
            joined.startRound();
        }
        ReadRound round = joined.round();
        // The session is read first: if it has ended, no entry follows those that are found.
        ChatSession session = followed.now(round);
        Optional<PlacedRow> next = following(round);
        over = next.isEmpty() && kind.over().test(session) && pollDelay().isEmpty();
        next.ifPresent(answer -> sent = answer.place());
        return next.map(PlacedRow::toSend);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public Optional<String> position() {
        return Optional.of(String.valueOf(sent));
    }

    int sent() {
        return sent;
    }

    /** Returns the first entry after those that were sent. */
    Optional<PlacedRow> following(ReadRound round) {
        Map<String, Object> behind =
                Map.of("chatSession", Map.of("databaseId", Map.of("eq", followed.id())), "seq", Map.of("gt", sent));
        return followed.request().first(round, kind.type(), behind, "SEQ");
    }
}
