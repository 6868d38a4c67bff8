package dev.parley.chat.subscription;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lists of a desk. */
final class DeskLists {

    static final String SESSIONS = "sessions";
    static final String QUEUE = "queue";
    static final String OFFERS = "offers";
    static final String AGENTS = "agents";

    /** The caller's own user, a list of one row at most. */
    static final String USER = "user";

    /** Names of the fields with the rows below the changes of a list. */
    static final String SESSION_OF_CHANGE = "chatSession";

    static final String USER_OF_CHANGE = "user";

    private static final String USERS = "ejuser";

    private static final List<String> ACTIVE =
            SessionStatuses.ACTIVE.stream().map(Enum::name).sorted().toList();

    static final List<ListKind> ALL = List.of(
            ofSessions(SESSIONS, DeskLists::sessions),
            ofSessions(QUEUE, access -> AgentQueue.filter(access.ids("sees"))),
            ofSessions(OFFERS, access -> Map.of("offeredToMe", Map.of("eq", true))),
            new ListKind(AGENTS, User.class, AGENTS + "/" + USER_OF_CHANGE, USERS, DeskLists::agents),
            new ListKind(USER, User.class, USER, USERS, access -> Map.of("databaseId", Map.of("eq", access.me()))));

    private static ListKind ofSessions(String name, Function<ListAccess, Map<String, Object>> where) {
        return new ListKind(name, ChatSession.class, name + "/" + SESSION_OF_CHANGE, null, where);
    }

    private DeskLists() {}

    /** Compares the key instead of using the filter mine, so that the lists of administrators share their reads too. */
    private static Map<String, Object> sessions(ListAccess access) {
        return Map.of("user", Map.of("databaseId", Map.of("eq", access.me())), "status", Map.of("in", ACTIVE));
    }

    private static Map<String, Object> agents(ListAccess access) {
        Map<String, Object> responds = Map.of(
                "canRespond", Map.of("eq", true), "topic", Map.of("databaseId", Map.of("in", access.ids("sees"))));
        return Map.of("topicMemberships", Map.of("some", responds));
    }
}
