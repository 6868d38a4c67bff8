package dev.parley.chat.session;

import dev.parley.graphql.model.ColumnGroup;
import dev.parley.graphql.model.DerivedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Adds filters on computed values of a session. */
@Singleton
class SessionFilters {

    @Produces
    @Singleton
    ColumnGroup<ChatSession, ChatSessionPhase> phase() {
        return new ColumnGroup<>(
                ChatSession.class,
                "phase",
                "Phase of the session.",
                ChatSessionPhase.class,
                "status",
                ChatSessionPhase::statuses);
    }

    @Produces
    @Singleton
    DerivedColumn<ChatSession> waitingFor() {
        return new DerivedColumn<>(
                ChatSession.class,
                "waitingFor",
                "The side whose turn it is.",
                ChatSessionWaitingFor.class,
                true,
                false,
                (session, parameters) -> ChatSessionWaitingFor.SQL.replace("{row}", session));
    }

    @Produces
    @Singleton
    DerivedColumn<ChatSession> waitSeconds(Clock clock) {
        return new DerivedColumn<>(
                ChatSession.class,
                "waitSeconds",
                "Seconds that the customer has waited in the queue, up to now while the session waits.",
                Integer.class,
                true,
                true,
                (session, parameters) -> ChatSession.WAIT_SECONDS
                        .replace("{row}", session)
                        .replace("{now}", parameters.apply(clock.instant())));
    }

    @Produces
    @Singleton
    DerivedColumn<ChatSession> durationSeconds() {
        return new DerivedColumn<>(
                ChatSession.class,
                "durationSeconds",
                "Seconds from start to end.",
                Integer.class,
                true,
                false,
                (session, parameters) -> ChatSession.DURATION_SECONDS.replace("{row}", session));
    }
}
