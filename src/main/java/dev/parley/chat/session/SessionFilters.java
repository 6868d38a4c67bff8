package dev.parley.chat.session;

import dev.parley.chat.ChatSessionPhase;
import dev.parley.chat.ChatSessionWaitingFor;
import dev.parley.graphql.declaration.ColumnGroup;
import dev.parley.graphql.declaration.DerivedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Adds filters on computed values of a session. */
@Singleton
class SessionFilters {

    /**
     * SQL for the whole seconds between two times, as the nearest Int. It does not subtract the times themselves, because PostgreSQL before 17 fails
     * for infinite ones.
     */
    private static final String SECONDS =
            "case when {from} is null or {to} is null then null else least(floor(extract(epoch from {to}) - extract(epoch from {from})), "
                    + Integer.MAX_VALUE + ") end";

    /** {@link ChatSession#getDurationSeconds} in SQL, for the session with the alias {row}. */
    private static final String DURATION_SECONDS =
            SECONDS.replace("{to}", "{row}.when_ended").replace("{from}", "{row}.when_started");

    /** {@link ChatSession#waitSeconds} in SQL, for the session with the alias {row}, at the time {now}. */
    private static final String WAIT_SECONDS =
            "case when {row}.wait_ended_at is null and {row}.waiting_since > {now} or {row}.wait_ended_at < {row}.waiting_since then 0 else "
                    + SECONDS.replace("{to}", "coalesce({row}.wait_ended_at, {now})")
                            .replace("{from}", "{row}.waiting_since")
                    + " end";

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
                (session, parameters) ->
                        WAIT_SECONDS.replace("{row}", session).replace("{now}", parameters.apply(clock.instant())));
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
                (session, parameters) -> DURATION_SECONDS.replace("{row}", session));
    }
}
