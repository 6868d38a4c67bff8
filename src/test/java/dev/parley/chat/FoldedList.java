package dev.parley.chat;

import dev.parley.support.Caller;
import dev.parley.support.SocketReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A list of sessions as a client keeps it, by nothing but what chatSessionsChanged tells. */
final class FoldedList {

    private static final String SESSION = "{ id status version user { id } topic { id } priority lastMessage }";

    private static final String CHANGES = "subscription($where: ChatSessionFilter, $after: String) {"
            + " chatSessionsChanged(where: $where, after: $after) { kind id cursor chatSession " + SESSION + " } }";

    private static final String PAGE = "query($where: ChatSessionFilter, $after: String) {"
            + " chatSessions(first: 100, where: $where, after: $after) { nodes " + SESSION
            + " pageInfo { hasNextPage endCursor } } }";

    private final Caller caller;
    private final Map<String, ?> where;
    private final Map<String, JsonValue> sessions = new TreeMap<>();
    private String cursor;

    FoldedList(Caller caller, Map<String, ?> where) {
        this.caller = caller;
        this.where = where;
    }

    /** Goes on where it was, or begins anew where it cannot; tells the id of the subscription. */
    String follow(SocketReader socket) {
        if (cursor == null) {
            sessions.clear();
        }
        return socket.subscribe(CHANGES, variables(where, cursor));
    }

    /** Takes the next change. */
    void fold(JsonObject change) {
        switch (change.getString("kind")) {
            case "READY" -> {
                // Nothing but a cursor.
            }
            case "LEAVE" -> sessions.remove(change.getString("id"));
            default -> sessions.put(change.getString("id"), change.get("chatSession"));
        }
        cursor = change.getString("cursor", null);
    }

    /** What the client has. */
    Map<String, JsonValue> sessions() {
        return sessions;
    }

    /** What the list is, on all of its pages. */
    Map<String, JsonValue> queried() {
        Map<String, JsonValue> found = new TreeMap<>();
        String after = null;
        do {
            String answer = caller.asks(PAGE, variables(where, after)).text();
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
