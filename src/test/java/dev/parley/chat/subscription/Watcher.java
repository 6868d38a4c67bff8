package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.SocketReader;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody who watches some lists of sessions on one socket, or on one after the other. */
final class Watcher {

    /** One in so many lists is heavy. */
    private static final int LIGHT_LISTS = 5;

    private final Caller caller;
    private final List<FoldedList> lists = new ArrayList<>();

    /** By the ids of their subscriptions. */
    private final Map<String, FoldedList> followed = new HashMap<>();

    private SocketReader socket;

    Watcher(Caller caller) {
        this.caller = caller;
    }

    /** Wants one more list, from when it comes next. */
    void watch(Map<String, ?> where) {
        lists.add(new FoldedList(caller, where, lists.size() % LIGHT_LISTS == 0));
    }

    /** All that it watches. */
    List<FoldedList> lists() {
        return lists;
    }

    /** Opens a socket and goes on with every list. */
    void come() {
        socket = new SocketReader(caller);
        followed.clear();
        lists.forEach(list -> followed.put(list.follow(socket), list));
    }

    /** Goes without a word; what came and was not read is lost. */
    void dropOut() {
        socket.close();
    }

    /**
     * Reads what comes, until every list has told of a session with this last message.
     *
     * @param most how many messages it reads at the most
     */
    void readUntil(String lastMessage, int most) {
        Set<String> waiting = new HashSet<>(followed.keySet());
        for (int read = 0; read < most && !waiting.isEmpty(); read++) {
            JsonObject message = socket.next().orElseThrow();
            assertThat(message.getString("type")).as(message.toString()).isEqualTo("next");
            String id = message.getString("id");
            JsonObject told =
                    message.getJsonObject("payload").getJsonObject("data").getJsonObject("chatSessionsChanged");
            followed.get(id).fold(told);
            List<JsonObject> changes = told.getJsonArray("changes").getValuesAs(JsonObject.class);
            if (changes.stream().anyMatch(change -> isTold(change, lastMessage))) {
                waiting.remove(id);
            }
        }
    }

    private static boolean isTold(JsonObject change, String lastMessage) {
        return change.get("chatSession") instanceof JsonObject session
                && session.getString("lastMessage", "").equals(lastMessage);
    }
}
