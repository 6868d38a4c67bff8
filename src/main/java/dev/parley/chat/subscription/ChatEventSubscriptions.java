package dev.parley.chat.subscription;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.session.ChatSessionEvent;
import dev.parley.event.EventFeed;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.security.AccessRole;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Adds the log of events over all sessions, as a list and as a subscription. */
@Singleton
class ChatEventSubscriptions {

    private static final String NAME = "chatEvents";

    /**
     * Of a deleted session only the event is left that says so. A client that reads the log from its beginning then never hears of sessions
     * that are erased while it reads.
     */
    private static final Map<String, Object> OF_EXISTING_SESSIONS = Map.of(
            "or",
            List.of(
                    Map.of("type", Map.of("eq", "DELETED")),
                    Map.of(
                            "chatSession",
                            Map.of(
                                    "status",
                                    Map.of(
                                            "in",
                                            Stream.of(ChatSessionStatus.values())
                                                    .filter(status -> status != ChatSessionStatus.DELETED)
                                                    .map(Enum::name)
                                                    .toList())))));

    private final Provider<EventFeed> feed;
    private final Provider<ChatConfig> config;
    private final Clock clock;

    /** Feed and settings are injected lazily, because the schema is built before they are available. */
    ChatEventSubscriptions(Provider<EventFeed> feed, Provider<ChatConfig> config, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    EventLog chatEventLog() {
        return new EventLog(
                NAME,
                "Events of all sessions that you may see, in the order in which they were committed. For servers that follow all sessions. Of a deleted session, only DELETED is left. pageInfo.endCursor is the position up to which the log was read, also on an empty page: continue from there, with this query or with the subscription of the same name. Events of one session may be out of order by seq, if they were committed at the same time.",
                ChatSessionEvent.class,
                AccessRole.WITH_TOKEN,
                AgentCaller::require,
                OF_EXISTING_SESSIONS,
                () -> feed.get().reached());
    }

    @Produces
    @Singleton
    SubscriptionField chatEvents() {
        return new SubscriptionField(
                NAME,
                "Events of all sessions that you may see, as pages in the order in which they were committed, each event once. Continue with pageInfo.endCursor, in this subscription or in the query of the same name. A page without events brings a new cursor now and then.",
                nonNull(typeRef("ChatSessionEventConnection")),
                AccessRole.WITH_TOKEN,
                LogStream.arguments("ChatSessionEventFilter"),
                request -> new LogStream(
                        request,
                        feed.get(),
                        new LogStream.Kind(chatEventLog(), Set.of(), entry -> entry.record() == null),
                        clock,
                        config.get().listCursorEvery()));
    }
}
