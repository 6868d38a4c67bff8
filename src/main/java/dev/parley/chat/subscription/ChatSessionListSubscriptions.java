package dev.parley.chat.subscription;

import static dev.parley.graphql.subscription.LiveField.argument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.session.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.subscription.LiveField;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.graphql.subscription.LiveSource;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Lists of sessions that keep themselves up to date. */
@Singleton
class ChatSessionListSubscriptions {

    private static final GraphQLEnumType KIND = GraphQLEnumType.newEnum()
            .name("ChatSessionListChangeKind")
            .description("How a session has changed a list.")
            .value("ENTER", ChangedSession.Kind.ENTER, "It came into the list: put it in.")
            .value(
                    "UPDATE",
                    ChangedSession.Kind.UPDATE,
                    "It changed, and is in the list: put it in the place of what you had.")
            .value("LEAVE", ChangedSession.Kind.LEAVE, "It is not in the list any more: take it out, if you had it.")
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
    LiveField chatSessionsChanged() {
        return new LiveField(
                "chatSessionsChanged",
                "A list of sessions that keeps itself up to date, by the same filter as chatSessions: the sessions that are in it now, then each that enters, changes or leaves. For agents only. It also follows the linked records that the filter or the selection reads, such as the ticket or the company of the customer, whoever changes them. These changes are noticed with the session's next event only: customerFetch, which changes with every sign of life; fields that are worked out from other sessions or from the time, such as waitSeconds and queueLength; and other sessions, where the filter or the selection reaches them through a linked record. Changed rights are noticed within half a minute. TOO_COSTLY for a filter that finds more than 10000 sessions.",
                nonNull(typeRef("ChatSessionListChanges")),
                List.of(
                        argument(
                                "where",
                                typeRef("ChatSessionFilter"),
                                "Which sessions. Without it, or with null: all. BAD_FILTER for waitSeconds, which changes with time and without an event: filter by queuedAt."),
                        argument(
                                "after",
                                Scalars.GraphQLString,
                                "Goes on behind this cursor, with the same filter, and tells only of sessions to which something happened since. Without it, begins with the whole list. RESYNC_REQUIRED when that is too long ago, or when since then more than 10000 things have happened, very many linked records have changed at once, or the caller's rights have changed.")),
                this::open);
    }

    private LiveSource open(LiveRequest request) {
        AgentCaller.require(request.actor());
        Map<String, Object> where = request.argument("where") == null ? Map.of() : request.argument("where");
        String after = request.argument("after");
        return after == null
                ? SessionsOfList.whole(request, feed.get(), clock, config.get(), where)
                : SessionsOfList.since(ListCursor.parse(after), request, feed.get(), clock, config.get(), where);
    }

    @Produces
    @Singleton
    ViewType<ListChanges> changes() {
        return new ViewType<>(
                "ChatSessionListChanges",
                "Changes of a list of sessions, in their order. Forget what you had if it says reset, apply the changes, and keep the cursor.",
                ListChanges.class,
                List.of(
                        ViewType.list(
                                "changes",
                                "Sessions that came into the list, changed in it, or left it. At most 100; at most 10 where lists are selected below the sessions. Empty when only the cursor is new.",
                                "ChatSessionListChange",
                                ListChanges::changes),
                        ViewType.value(
                                "reset",
                                "Whether the list begins with this message: first forget what you had. True in the first message of a subscription without a cursor, also when your client has subscribed again by itself.",
                                nonNull(Scalars.GraphQLBoolean),
                                ListChanges::reset),
                        ViewType.value(
                                "ready",
                                "Whether you have the whole list now, up to the cursor. False while the list as it stands, or what you have missed, is still on its way.",
                                nonNull(Scalars.GraphQLBoolean),
                                ListChanges::ready),
                        ViewType.value(
                                "cursor",
                                "Where to resume after a break. Null while the list as it stands is on its way: after a break there, begin anew. Quiet lists send a new one now and then, before the last grows too old.",
                                Scalars.GraphQLString,
                                ListChanges::cursor)));
    }

    @Produces
    @Singleton
    ViewType<ChangedSession> change() {
        return new ViewType<>(
                "ChatSessionListChange",
                "A session that came into a list, changed in it, or left it.",
                ChangedSession.class,
                List.of(
                        ViewType.value("kind", "What the session did.", nonNull(KIND), ChangedSession::kind),
                        ViewType.value(
                                "chatSessionId",
                                "Id of the session.",
                                nonNull(Scalars.GraphQLID),
                                change -> GlobalId.of("ChatSession", change.session())),
                        ViewType.entity(
                                "chatSession",
                                "The session as it is now. Null when the caller may not see it, which is possible with LEAVE, and when it has just been removed.",
                                ChatSession.class,
                                ChangedSession::session)));
    }
}
