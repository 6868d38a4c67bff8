package dev.parley.chat.subscription;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.event.EventFeed;
import dev.parley.graphql.declaration.NodeEntity;
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
import java.util.stream.Stream;

/** Adds the subscription to an agent's desk. */
@Singleton
class DeskSubscriptions {

    private static final String DESK = "desk";
    private static final String UPDATE = "DeskUpdate";
    private static final String SESSION_CHANGE = "DeskSessionChange";
    private static final String AGENT_CHANGE = "DeskAgentChange";

    private static final GraphQLEnumType KIND = GraphQLEnumType.newEnum()
            .name("DeskChangeKind")
            .description("How a session or an agent has changed a list of the desk.")
            .value("ENTER", ChangedRow.Kind.ENTER, "It entered the list. Add it.")
            .value(
                    "UPDATE",
                    ChangedRow.Kind.UPDATE,
                    "It changed and stays in the list. Replace it, or add it if you do not have it.")
            .value("LEAVE", ChangedRow.Kind.LEAVE, "It left the list. Remove it if you have it.")
            .build();

    private final Provider<EventFeed> feed;
    private final Provider<ChatConfig> config;
    private final Provider<DeskRights> rights;
    private final Clock clock;

    /** Beans that read the database are injected lazily, because the schema is built before they are available. */
    DeskSubscriptions(Provider<EventFeed> feed, Provider<ChatConfig> config, Provider<DeskRights> rights, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.rights = rights;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SubscriptionField desk() {
        return new SubscriptionField(
                DESK,
                "An agent's desk under one cursor: the caller's active sessions, the queue of its topics, sessions that are offered to it, the agents of its topics with their presence, and the caller's own user. First a snapshot, then each change. Select unreadCount, alertLevel and the like below the sessions; a session is sent again whenever one of its selected fields changes with an event. If changes since the cursor are missing, a snapshot is sent instead of an error. Changed rights take effect at once. Changes of linked records are sent as with chatSessionsChanged. For agents only.",
                nonNull(typeRef(UPDATE)),
                AccessRole.WITH_TOKEN,
                List.of(
                        argument(
                                "after",
                                Scalars.GraphQLString,
                                "Resumes after this cursor: only changes since then are sent. Without a cursor, or if they cannot be determined, a snapshot is sent. BAD_CURSOR if it is not a cursor of this subscription.")),
                this::open);
    }

    private SubscriptionSource open(SubscriptionRequest request) {
        AgentCaller.require(request.actor());
        FollowedLists lists =
                FollowedLists.of(request, DeskLists.ALL, rights.get().of(request));
        return new ListStream(request, feed.get(), clock, config.get(), lists, DESK, true)
                .startAfter(request.afterCursor());
    }

    @Produces
    @Singleton
    ViewType<ListChanges> update() {
        return new ViewType<>(
                UPDATE,
                "Changes of a desk, in order. If snapshot is not null, discard your lists; then apply the changes and store the cursor.",
                ListChanges.class,
                List.of(
                        ViewType.value(
                                "snapshot",
                                "Why the lists start over with this message. Discard what you had. Null if they do not.",
                                reasons(),
                                ListChanges::snapshot),
                        changes(DeskLists.SESSIONS, "Changes of the caller's active sessions.", SESSION_CHANGE),
                        changes(
                                DeskLists.QUEUE,
                                "Changes of the sessions that wait in the queues of the caller's topics. They will be accepted in the order of priority, descending, queuedAt and databaseId.",
                                SESSION_CHANGE),
                        changes(
                                DeskLists.OFFERS,
                                "Changes of the sessions that a pending transfer offers to the caller, or to a topic in which the caller may respond. Select the transfer below the session.",
                                SESSION_CHANGE),
                        changes(
                                DeskLists.AGENTS,
                                "Changes of the users who may respond in the caller's topics: their presence, and other fields.",
                                AGENT_CHANGE),
                        ViewType.entity(
                                DeskLists.USER,
                                "The caller's own user, such as its presence, which others may change. Null if it has not changed.",
                                User.class,
                                changes -> changes.lastOf(DeskLists.USER)),
                        ViewType.value(
                                "ready",
                                "Whether you now have the whole desk, up to the cursor. False while a snapshot or missed changes are still being sent.",
                                nonNull(Scalars.GraphQLBoolean),
                                ListChanges::ready),
                        ViewType.value(
                                "cursor",
                                "Cursor from which to resume after a dropped connection. A desk without changes sends a new cursor now and then, before the previous one expires.",
                                nonNull(Scalars.GraphQLString),
                                ListChanges::cursor)));
    }

    private static ViewType.Field<ListChanges> changes(String list, String description, String type) {
        return ViewType.list(
                list,
                description + " All lists together have at most 100 changes, or 10 if lists are selected below them.",
                type,
                changes -> changes.of(list));
    }

    private static GraphQLEnumType reasons() {
        GraphQLEnumType.Builder type =
                GraphQLEnumType.newEnum().name("DeskSnapshotReason").description("Why a desk is sent as a whole.");
        Stream.of(SnapshotReason.values()).forEach(reason -> type.value(reason.name(), reason, reason.description()));
        return type.build();
    }

    @Produces
    @Singleton
    ViewType<ChangedRow> sessionChange() {
        return change(
                SESSION_CHANGE,
                "A session that entered a list of the desk, changed in it, or left it.",
                "chatSessionId",
                "Id of the session.",
                DeskLists.SESSION_OF_CHANGE,
                "The session in its current state. Null for LEAVE, and if it has just been erased.",
                ChatSession.class);
    }

    @Produces
    @Singleton
    ViewType<ChangedRow> agentChange() {
        return change(
                AGENT_CHANGE,
                "A user who entered the agents of the desk, changed among them, or left them.",
                "userId",
                "Id of the user.",
                DeskLists.USER_OF_CHANGE,
                "The user in its current state. Null for LEAVE, and if it has just been erased.",
                User.class);
    }

    private static ViewType<ChangedRow> change(
            String name,
            String description,
            String id,
            String idDescription,
            String row,
            String rowDescription,
            Class<? extends NodeEntity> entity) {
        return new ViewType<>(
                name,
                description,
                ChangedRow.class,
                List.of(
                        ViewType.value("kind", "Kind of the change.", nonNull(KIND), ChangedRow::kind),
                        ViewType.value(
                                id,
                                idDescription,
                                nonNull(Scalars.GraphQLID),
                                change -> GlobalId.of(entity.getSimpleName(), change.row())),
                        ViewType.entity(row, rowDescription, entity, ChangedRow::rowInList)));
    }
}
