package dev.parley.chat;

import dev.parley.graphql.ColumnGroup;
import dev.parley.graphql.DerivedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The values of a session that filters know besides its columns. */
@Singleton
class SessionFilters {

    @Produces
    @Singleton
    ColumnGroup<ChatSession, ChatSessionPhase> phase() {
        return new ColumnGroup<>(
                ChatSession.class,
                "phase",
                "What part of its life the session is in.",
                ChatSessionPhase.class,
                "status",
                ChatSessionPhase::statuses);
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
