package dev.parley.chat.live;

import static dev.parley.graphql.LiveField.argument;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.ChatSession;
import dev.parley.event.EventFeed;
import dev.parley.graphql.AgentCaller;
import dev.parley.graphql.GlobalId;
import dev.parley.graphql.LiveField;
import dev.parley.graphql.LiveRequest;
import dev.parley.graphql.ViewType;
import dev.parley.graphql.live.LiveSource;
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
            .name("ChatSessionsChangeKind")
            .description("What a session did to a list; or that the list is complete.")
            .value("ENTER", ChangedSession.Kind.ENTER, "It came into the list: put it in.")
            .value(
                    "UPDATE",
                    ChangedSession.Kind.UPDATE,
                    "It changed, and is in the list: put it in the place of what you had.")
            .value("LEAVE", ChangedSession.Kind.LEAVE, "It is not in the list any more: take it out, if you had it.")
            .value(
                    "READY",
                    ChangedSession.Kind.READY,
                    "No session: the list is complete up to this cursor. Comes after the whole list, after what was missed, and now and then when nothing happens, to keep the cursor young.")
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
                "A list of sessions that keeps itself up to date, by the same filter as chatSessions: each session that is in it now, then each that enters, changes or leaves. For agents only. READY tells that the list is complete up to its cursor. What changes in records that are linked, and customerFetch, which changes with every sign of life, are noticed with the session's next event, also by the filter; changed rights within half a minute. TOO_COSTLY for a filter that finds more than 10000 sessions.",
                nonNull(typeRef("ChatSessionsChange")),
                List.of(
                        argument("where", typeRef("ChatSessionFilter"), "Which sessions."),
                        argument(
                                "after",
                                Scalars.GraphQLString,
                                "Goes on behind this cursor, with the same filter, and tells only of sessions to which something happened since. Without it, begins with the whole list. RESYNC_REQUIRED when that is too long ago, more than 10000 events ago, or the caller's rights have changed since.")),
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
    ViewType<ChangedSession> change() {
        return new ViewType<>(
                "ChatSessionsChange",
                "A session that came into a list, changed in it, or left it; or that the list is complete.",
                ChangedSession.class,
                List.of(
                        ViewType.value("kind", "What the session did.", nonNull(KIND), ChangedSession::kind),
                        ViewType.value(
                                "id",
                                "Id of the session; null with READY only.",
                                Scalars.GraphQLID,
                                change ->
                                        change.session() == null ? null : GlobalId.of("ChatSession", change.session())),
                        ViewType.entity(
                                "chatSession",
                                "The session as it is now; null with READY, and when the caller may not see it, as may be with LEAVE.",
                                ChatSession.class,
                                ChangedSession::session),
                        ViewType.value(
                                "cursor",
                                "Where to go on after a break. Null while the list is told as it stands, until READY: after a break there, begin anew.",
                                Scalars.GraphQLString,
                                ChangedSession::cursor)));
    }
}
