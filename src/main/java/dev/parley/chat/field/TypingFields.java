package dev.parley.chat.field;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/** Adds the typing indicators to ChatSession. They expire after {@code parley.chat.typing-timeout}. */
@Singleton
class TypingFields {

    private final Clock clock;
    private final Provider<ChatConfig> config;

    /** The configuration is injected lazily, because the schema is built before it is available. */
    TypingFields(Clock clock, Provider<ChatConfig> config) {
        this.clock = clock;
        this.config = config;
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> customerTyping() {
        return field(
                "customerTyping", "Whether the customer is typing.", "customerTypingAt", ChatSession::isCustomerTyping);
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> userTyping() {
        return field("userTyping", "Whether the agent is typing.", "userTypingAt", ChatSession::isUserTyping);
    }

    private ComputedField<ChatSession> field(
            String name, String description, String time, BiPredicate<ChatSession, Instant> typingSince) {
        return ComputedField.of(
                ChatSession.class,
                name,
                description,
                nonNull(Scalars.GraphQLBoolean),
                List.of("flags", time),
                session -> typingSince.test(
                        session, clock.instant().minus(config.get().typingTimeout())));
    }
}
