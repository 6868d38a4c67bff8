package dev.parley.chat.notification;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.subscription.LogStream;
import dev.parley.event.EventFeed;
import dev.parley.event.LoggedEvent;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Adds the caller's notifications: as a list, the newest first, and as a log with a subscription of the same name. */
@Singleton
class NotificationFields {

    private static final String NAME = "chatNotifications";
    private static final String TABLE = "chat_notification";

    /** The filter of the caller's own notifications. Administrators could read those of others. */
    private static final Map<String, Object> MINE = Map.of("mine", Map.of("eq", true));

    private final Provider<EventFeed> feed;
    private final Provider<ChatConfig> config;
    private final Clock clock;

    /** Feed and settings are injected lazily, because the schema is built before they are available. */
    NotificationFields(Provider<EventFeed> feed, Provider<ChatConfig> config, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    ViewerConnection<Actor.Agent> myChatNotifications() {
        return new ViewerConnection<>(
                Actor.Agent.class,
                "myChatNotifications",
                "The caller's notifications, the newest first. With where: {readAt: {isNull: true}}, totalCount is the number of unread ones.",
                ChatNotification.class,
                agent -> MINE,
                List.of(Map.of("field", "ID", "direction", "DESC")));
    }

    @Produces
    @Singleton
    EventLog notificationLog() {
        return new EventLog(
                NAME,
                "The caller's notifications, in the order in which they were committed. pageInfo.endCursor is the position up to which the log was read, also on an empty page: continue from there, with this query or with the subscription of the same name. Notifications that were removed are skipped.",
                ChatNotification.class,
                AccessRole.WITH_TOKEN,
                AgentCaller::require,
                MINE,
                () -> feed.get().reached());
    }

    @Produces
    @Singleton
    SubscriptionField chatNotifications() {
        return new SubscriptionField(
                NAME,
                "The caller's new notifications, as pages in the order in which they were committed, each notification once. Continue with pageInfo.endCursor, in this subscription or in the query of the same name. A page without notifications brings a new cursor now and then. Marking as read sends nothing.",
                nonNull(typeRef("ChatNotificationConnection")),
                AccessRole.WITH_TOKEN,
                LogStream.arguments("ChatNotificationFilter"),
                request -> new LogStream(
                        request,
                        feed.get(),
                        new LogStream.Kind(notificationLog(), Set.of(TABLE), ofCaller(request)),
                        clock,
                        config.get().listCursorEvery()));
    }

    /**
     * Accepts entries that name the caller, so that the notifications of others cost its subscription no statement. Administrators have no access parameters;
     * their subscriptions read after all entries.
     */
    private static Predicate<LoggedEvent> ofCaller(SubscriptionRequest request) {
        Object user = request.accessParameters().get("me");
        return entry -> entry.record() != null
                && entry.record().table().equals(TABLE)
                && (user == null || entry.record().columns().contains(user.toString()));
    }
}
