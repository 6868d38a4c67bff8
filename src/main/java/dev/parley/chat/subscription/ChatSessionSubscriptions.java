package dev.parley.chat.subscription;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Adds the subscriptions to a single session. */
@Singleton
class ChatSessionSubscriptions {

    private static final SequenceStream.Kind<ChatSessionEvent> EVENTS = new SequenceStream.Kind<>(
            ChatSessionEvent.class,
            session -> session.eventSeq,
            session -> session.status == ChatSessionStatus.DELETED);

    private static final SequenceStream.Kind<ChatMessage> MESSAGES =
            new SequenceStream.Kind<>(ChatMessage.class, session -> session.messageSeq, ChatSession::endedForGood);

    private final Provider<EventFeed> feed;
    private final Provider<SessionSubscribers> sessions;
    private final Provider<ChatConfig> config;
    private final Clock clock;

    /** Event feed and settings are injected lazily, because the schema is built before they are available. */
    ChatSessionSubscriptions(
            Provider<EventFeed> feed, Provider<SessionSubscribers> sessions, Provider<ChatConfig> config, Clock clock) {
        this.feed = feed;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SubscriptionField chatSessionEvents() {
        return new SubscriptionField(
                "chatSessionEvents",
                "Events of a session, in order, each once. To resume after a dropped connection, pass the seq of the last event that you received; customers have numbers of their own. Completes when the session is deleted.",
                nonNull(typeRef("ChatSessionEvent")),
                AccessRole.KNOWN,
                List.of(chatSessionId(), after("event")),
                request -> new SequenceStream<>(
                        StreamedSession.of(request, "chatSessionId"), sessions.get(), EVENTS, request.afterSeq()));
    }

    @Produces
    @Singleton
    SubscriptionField chatMessages() {
        return new SubscriptionField(
                "chatMessages",
                "Messages of a session, in order, each once. To resume after a dropped connection, pass the seq of the last message that you received; customers have numbers of their own. A bot's scheduled message is sent to the customer when it is due, and later messages wait for it. Completes when the session is closed; read later internal notes with ChatSession.messages.",
                nonNull(typeRef("ChatMessage")),
                AccessRole.KNOWN,
                List.of(chatSessionId(), after("message")),
                this::messages);
    }

    private SubscriptionSource messages(SubscriptionRequest request) {
        StreamedSession session = StreamedSession.of(request, "chatSessionId");
        Integer after = request.afterSeq();
        return request.actor() instanceof Actor.Customer
                ? new CustomerMessageStream(session, sessions.get(), MESSAGES, after, clock)
                : new SequenceStream<>(session, sessions.get(), MESSAGES, after);
    }

    @Produces
    @Singleton
    SubscriptionField typing() {
        return new SubscriptionField(
                "typing",
                "The typing indicators of a session: sent at once, and whenever one changes.",
                nonNull(typeRef("TypingStatus")),
                AccessRole.KNOWN,
                List.of(chatSessionId()),
                request -> new Typing(
                        StreamedSession.of(request, "chatSessionId"),
                        feed.get(),
                        clock,
                        config.get().typingTimeout()));
    }

    @Produces
    @Singleton
    ViewType<Typing.Signs> typingSigns() {
        return new ViewType<>(
                "TypingStatus",
                "The typing indicators of a session.",
                Typing.Signs.class,
                List.of(
                        ViewType.value(
                                "customerTyping",
                                "Whether the customer is typing.",
                                nonNull(Scalars.GraphQLBoolean),
                                Typing.Signs::customerTyping),
                        ViewType.value(
                                "userTyping",
                                "Whether the agent is typing.",
                                nonNull(Scalars.GraphQLBoolean),
                                Typing.Signs::userTyping)));
    }

    private static GraphQLArgument chatSessionId() {
        return argument(
                "chatSessionId",
                nonNull(Scalars.GraphQLID),
                "The session. BAD_ID for a session that the caller may not see, whether it exists or not. When the caller loses access, the subscription ends with BAD_ID.");
    }

    private static GraphQLArgument after(String what) {
        return argument(
                "after",
                Scalars.GraphQLInt,
                "Only " + what
                        + "s after this seq; 0 for all. Without it, only new ones. The code is RESYNC_REQUIRED if the session has not reached this seq.");
    }
}
