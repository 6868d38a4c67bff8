package dev.parley.chat.subscription;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Caller;
import dev.parley.support.SocketReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A list of sessions as a client keeps it, from the messages of chatSessionsChanged alone. */
final class FoldedList {

    /** A selection with linked records that do not change in Parley. */
    private static final String SESSION =
            "id status version priority lastMessage user { id firstName } topic { id name }"
                    + " customer { id firstName contact { name parent { name } } } ticket { id title status owner { firstName } }"
                    + " sale { heading contact { name } } project { name } contact { name }";

    /** The same with lists below those. */
    private static final String LISTS =
            " topic { members { totalCount } } ticket { messages(first: 5) { nodes { author } } }"
                    + " customer { tickets(first: 5) { totalCount nodes { title } } projects { totalCount } }";

    private static final String CHANGES = "subscription($where: ChatSessionFilter, $after: String) {"
            + " chatSessionsChanged(where: $where, after: $after)"
            + " { reset cursor changes { kind chatSessionId chatSession { %s } } } }";

    private static final String PAGE = "query($where: ChatSessionFilter, $after: String) {"
            + " chatSessions(first: 100, where: $where, after: $after) { nodes { %s }"
            + " pageInfo { hasNextPage endCursor } } }";

    private final Caller caller;
    private final Map<String, ?> where;
    private final String session;
    private final Map<String, JsonValue> sessions = new TreeMap<>();
    private String cursor;

    /** @param withLists whether to select lists below the sessions */
    FoldedList(Caller caller, Map<String, ?> where, boolean withLists) {
        this.caller = caller;
        this.where = where;
        this.session = withLists ? SESSION + LISTS : SESSION;
    }

    /** Resumes the subscription, or starts over if that is not possible. Returns the id of the subscription. */
    String follow(SocketReader socket) {
        return socket.subscribe(CHANGES.formatted(session), variables(where, cursor));
    }

    /** Applies the next message. */
    void fold(JsonObject message) {
        if (message.getBoolean("reset")) {
            sessions.clear();
        }
        for (JsonObject change : message.getJsonArray("changes").getValuesAs(JsonObject.class)) {
            String session = change.getString("chatSessionId");
            if (change.getString("kind").equals("LEAVE")) {
                sessions.remove(session);
            } else {
                sessions.put(session, change.get("chatSession"));
            }
        }
        cursor = message.getString("cursor", null);
    }

    /** Whether the client has all changes up to a position in the log. */
    boolean has(LogPosition position) {
        return cursor != null && ListPositions.has("list", cursor, position);
    }

    /** The client's list. */
    Map<String, JsonValue> sessions() {
        return sessions;
    }

    /** The queried list, over all pages. */
    Map<String, JsonValue> queried() {
        Map<String, JsonValue> found = new TreeMap<>();
        String after = null;
        do {
            String answer = caller.asks(PAGE.formatted(session), variables(where, after))
                    .text();
            JsonObject page = Json.createReader(new StringReader(answer))
                    .readObject()
                    .getJsonObject("data")
                    .getJsonObject("chatSessions");
            page.getJsonArray("nodes")
                    .getValuesAs(JsonObject.class)
                    .forEach(session -> found.put(session.getString("id"), session));
            JsonObject info = page.getJsonObject("pageInfo");
            after = info.getBoolean("hasNextPage") ? info.getString("endCursor") : null;
        } while (after != null);
        return found;
    }

    private static Map<String, ?> variables(Map<String, ?> where, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("where", where));
        if (after != null) {
            variables.put("after", after);
        }
        return variables;
    }

    @Override
    public String toString() {
        return where.toString();
    }
}
