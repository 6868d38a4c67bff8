package dev.parley.chat.subscription;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Caller;
import dev.parley.support.SocketReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;

/** A desk as a client keeps it, from the messages of the subscription alone, on one socket after the other. */
final class FoldedDesk {

    private static final List<String> LISTS = List.of("sessions", "queue", "offers", "agents");

    private static final String SESSION = "id status version unreadCount lastMessage alertLevel topic { id name }";
    private static final String WAITING = "id version priority queuedAt";
    private static final String OFFER = "id transfers(where: {state: {eq: PENDING}}) { nodes { id reason } }";
    private static final String USER = "id displayName firstName presence awayReason";

    private static final String DESK = """
            subscription($after: String) { desk(after: $after) { snapshot ready cursor user { %4$s }
              sessions { kind id: chatSessionId row: chatSession { %1$s } }
              queue { kind id: chatSessionId row: chatSession { %2$s } }
              offers { kind id: chatSessionId row: chatSession { %3$s } }
              agents { kind id: userId row: user { %4$s } } } }""".formatted(SESSION, WAITING, OFFER, USER);

    private static final String QUERY = """
            query($topics: [ID!]!) {
              sessions: myChatSessions(first: 100) { nodes { %1$s } }
              queue: chatQueue { sessions(first: 100) { nodes { %2$s } } }
              offers: chatSessions(first: 100, where: {offeredToMe: {eq: true}}) { nodes { %3$s } }
              agents: users(first: 100, where: {topicMemberships: {some: {canRespond: {eq: true}, topic: {id: {in: $topics}}}}}) { nodes { %4$s } }
              viewer { user { %4$s } } }""".formatted(SESSION, WAITING, OFFER, USER);

    private final Caller caller;
    private final String login;
    private final Map<String, Map<String, JsonValue>> lists = new TreeMap<>();
    private JsonValue user = JsonValue.NULL;
    private String cursor;
    private SocketReader socket;
    private int resumed;

    FoldedDesk(Caller caller, String login) {
        this.caller = caller;
        this.login = login;
        LISTS.forEach(list -> lists.put(list, new TreeMap<>()));
    }

    String login() {
        return login;
    }

    /** Subscribes on a new socket, after the last cursor. */
    void come() {
        socket = new SocketReader(caller);
        Map<String, Object> variables = new HashMap<>();
        Optional.ofNullable(cursor).ifPresent(after -> variables.put("after", after));
        socket.subscribe(DESK, variables);
    }

    /** Disconnects without closing; unread messages are lost. */
    void dropOut() {
        if (socket != null) {
            socket.close();
        }
    }

    /**
     * Reads until the client has all changes up to a position in the log. The content of a row does not tell that: it is the current one, so it may be
     * of a later change than the one for which it is sent.
     *
     * @param most the greatest number of messages to read
     */
    void readUntil(LogPosition position, int most) {
        boolean first = cursor != null;
        for (int read = 0; read < most && !has(position); read++) {
            JsonObject message = socket.next().orElseThrow();
            Assertions.assertThat(message.getString("type"))
                    .as(message.toString())
                    .isEqualTo("next");
            JsonObject payload = message.getJsonObject("payload");
            Assertions.assertThat(payload.containsKey("errors"))
                    .as(payload.toString())
                    .isFalse();
            JsonObject update = payload.getJsonObject("data").getJsonObject("desk");
            resumed += first && update.isNull("snapshot") ? 1 : 0;
            first = false;
            fold(update);
        }
    }

    private boolean has(LogPosition position) {
        return cursor != null && ListPositions.has("desk", cursor, position);
    }

    private void fold(JsonObject update) {
        if (!update.isNull("snapshot")) {
            lists.values().forEach(Map::clear);
        }
        LISTS.forEach(list -> update.getJsonArray(list)
                .getValuesAs(JsonObject.class)
                .forEach(change -> fold(change, lists.get(list))));
        user = update.isNull("user") ? user : update.get("user");
        cursor = update.getString("cursor");
    }

    private static void fold(JsonObject change, Map<String, JsonValue> list) {
        if (change.getString("kind").equals("LEAVE")) {
            list.remove(change.getString("id"));
        } else {
            list.put(change.getString("id"), change.get("row"));
        }
    }

    /** How many times the desk resumed by its cursor, without a snapshot. */
    int resumed() {
        return resumed;
    }

    /** The client's desk. */
    Map<String, Object> desk() {
        Map<String, Object> desk = new TreeMap<>(lists);
        desk.put("user", user);
        return desk;
    }

    /** The same as the queries return it. */
    Map<String, Object> queried() {
        List<Map<String, Object>> memberships = caller.asks(
                        "{ viewer { memberships { topic { id } canRespond notifications canListen manager } } }")
                .data("viewer.memberships");
        // Rows from elsewhere may grant no right.
        List<String> topics = memberships.stream()
                .filter(each -> each.containsValue(true))
                .map(each -> (String) ((Map<?, ?>) each.get("topic")).get("id"))
                .toList();
        String answer = caller.asks(QUERY, Map.of("topics", topics)).text();
        JsonObject data =
                Json.createReader(new StringReader(answer)).readObject().getJsonObject("data");
        Map<String, Object> queried = new TreeMap<>();
        LISTS.forEach(list -> queried.put(
                list,
                rows(
                        list.equals("queue")
                                ? data.getJsonObject(list).getJsonObject("sessions")
                                : data.getJsonObject(list))));
        queried.put("user", data.getJsonObject("viewer").get("user"));
        return queried;
    }

    private static Map<String, JsonValue> rows(JsonObject connection) {
        Map<String, JsonValue> rows = new TreeMap<>();
        connection
                .getJsonArray("nodes")
                .getValuesAs(JsonObject.class)
                .forEach(row -> rows.put(row.getString("id"), row));
        return rows;
    }
}
