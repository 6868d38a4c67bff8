package dev.parley.chat.subscription;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.session.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.subscription.SubscriptionSource;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Adds the subscription to lists of sessions. */
@Singleton
class ChatSessionListSubscriptions {

    private static final String CHANGES = "changes";
    private static final String SESSION = "chatSession";

    private static final GraphQLEnumType KIND = GraphQLEnumType.newEnum()
            .name("ChatSessionListChangeKind")
            .description("How a session has changed a list.")
            .value("ENTER", ChangedRow.Kind.ENTER, "The session entered the list. Add it.")
            .value("UPDATE", ChangedRow.Kind.UPDATE, "The session changed and stays in the list. Replace it.")
            .value("LEAVE", ChangedRow.Kind.LEAVE, "The session left the list. Remove it if you have it.")
            .build();

    private final Provider<EventFeed> feed;
    private final Provider<ChatConfig> config;
    private final Clock clock;

    ChatSessionListSubscriptions(Provider<EventFeed> feed, Provider<ChatConfig> config, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SubscriptionField chatSessionsChanged() {
        return new SubscriptionField(
                "chatSessionsChanged",
                "A list of sessions that stays up to date, with the same filter as chatSessions: first the sessions in the list, then each that enters, changes or leaves. For agents only. Changes of linked records that the filter or the selection reads, such as the ticket or the customer's company, are sent too, also if another program makes them. Some changes are sent only with the session's next event: customerFetch, which changes with every heartbeat; fields computed from other sessions or from the time, such as waitSeconds and queueLength; and other sessions that the filter or the selection reaches through a linked record. Changed rights take effect within PARLEY_CHAT_LIST_LOOK_EVERY (default 30 s). TOO_COSTLY for a filter that finds more than 10,000 sessions.",
                nonNull(typeRef("ChatSessionListChanges")),
                AccessRole.WITH_TOKEN,
                List.of(
                        argument(
                                "where",
                                typeRef("ChatSessionFilter"),
                                "The sessions of the list. Defaults to all sessions. BAD_FILTER for waitSeconds, which changes over time without an event; filter by queuedAt instead."),
                        argument(
                                "after",
                                Scalars.GraphQLString,
                                "Resumes after this cursor, with the same filter: only changes since then are sent. Without a cursor, the whole list is sent first. The code is RESYNC_REQUIRED if the cursor is too old, if more than 10,000 events or a very large change of linked records have happened since, or if the caller's rights have changed.")),
                this::open);
    }

    private SubscriptionSource open(SubscriptionRequest request) {
        AgentCaller.require(request.actor());
        Map<String, Object> where = request.argument("where") == null ? Map.of() : request.argument("where");
        ListKind sessions = new ListKind(CHANGES, ChatSession.class, CHANGES + "/" + SESSION, null, access -> where);
        FollowedLists lists = FollowedLists.of(request, sessions);
        return new ListStream(request, feed.get(), clock, config.get(), lists, "list", false)
                .startAfter(request.afterCursor());
    }

    @Produces
    @Singleton
    ViewType<ListChanges> changes() {
        return new ViewType<>(
                "ChatSessionListChanges",
                "Changes of a list of sessions, in order. If reset is true, discard your list; then apply the changes and store the cursor.",
                ListChanges.class,
                List.of(
                        ViewType.list(
                                CHANGES,
                                "Sessions that entered the list, changed in it, or left it. At most 100, or 10 if lists are selected below the sessions. Empty if only the cursor is new.",
                                "ChatSessionListChange",
                                ListChanges::changes),
                        ViewType.value(
                                "reset",
                                "Whether the list starts over with this message: discard what you had. True in the first message of a subscription without a cursor, also after your client has resubscribed automatically.",
                                nonNull(Scalars.GraphQLBoolean),
                                ListChanges::reset),
                        ViewType.value(
                                "ready",
                                "Whether you now have the whole list, up to the cursor. False while the initial list or missed changes are still being sent.",
                                nonNull(Scalars.GraphQLBoolean),
                                ListChanges::ready),
                        ViewType.value(
                                "cursor",
                                "Cursor from which to resume after a dropped connection. Null while the initial list is being sent; after a break there, start over. A list without changes sends a new cursor now and then, before the previous one expires.",
                                Scalars.GraphQLString,
                                ListChanges::cursor)));
    }

    @Produces
    @Singleton
    ViewType<ChangedRow> change() {
        return new ViewType<>(
                "ChatSessionListChange",
                "A session that entered a list, changed in it, or left it.",
                ChangedRow.class,
                List.of(
                        ViewType.value("kind", "Kind of the change.", nonNull(KIND), ChangedRow::kind),
                        ViewType.value(
                                "chatSessionId",
                                "Id of the session.",
                                nonNull(Scalars.GraphQLID),
                                change -> GlobalId.of("ChatSession", change.row())),
                        ViewType.entity(
                                SESSION,
                                "The session in its current state. Null if the caller may not see it, which is possible with LEAVE, or if it has just been erased.",
                                ChatSession.class,
                                ChangedRow::row)));
    }
}
