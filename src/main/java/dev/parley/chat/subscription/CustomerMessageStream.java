package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatMessage;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.subscription.ReadRound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of a session as its customer sees them. A bot's scheduled message is sent when it is due, and later messages wait for it. */
final class CustomerMessageStream extends SequenceStream<ChatMessage> {

    private static final String NEXT =
            "select postedAt from ChatMessage where chatSession.id = ?1 and customerSeq > ?2 and customerSeq < ?3 order by customerSeq";

    private final long session;
    private final Clock clock;
    private Optional<Instant> due = Optional.empty();

    CustomerMessageStream(
            StreamedSession followed,
            SessionSubscribers sessions,
            Kind<ChatMessage> kind,
            @Nullable Integer after,
            Clock clock) {
        super(followed, sessions, kind, after);
        this.session = followed.id();
        this.clock = clock;
    }

    @Override
    Optional<PlacedRow> following(ReadRound round) {
        Optional<PlacedRow> shown = super.following(round);
        int seq = shown.map(PlacedRow::place).orElse(Integer.MAX_VALUE);
        due = seq == sent() + 1
                ? Optional.empty()
                : round.once(List.of(NEXT, session, sent(), seq), () -> hiddenBefore(seq));
        return due.isEmpty() ? shown : Optional.empty();
    }

    private Optional<Instant> hiddenBefore(int seq) {
        return ChatMessage.find(NEXT, session, sent(), seq)
                .project(Instant.class)
                .firstResultOptional();
    }

    @Override
    public Optional<Duration> pollDelay() {
        // Slightly later than due, because the database's clock may be behind the service's.
        return due.map(instant -> Duration.between(clock.instant(), instant).plusMillis(20))
                .map(wait -> wait.isNegative() ? Duration.ofMillis(20) : wait);
    }
}
