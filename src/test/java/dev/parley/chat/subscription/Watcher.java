package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Caller;
import dev.parley.support.SocketReader;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A subscriber to several lists of sessions, on one socket after the other. */
final class Watcher {

    /** One in this many lists has a large selection. */
    private static final int LIGHT_LISTS = 5;

    private final Caller caller;
    private final List<FoldedList> lists = new ArrayList<>();

    /** Lists by the ids of their subscriptions. */
    private final Map<String, FoldedList> followed = new HashMap<>();

    private SocketReader socket;

    Watcher(Caller caller) {
        this.caller = caller;
    }

    /** Adds a list, from the next connection on. */
    void watch(Map<String, ?> where) {
        lists.add(new FoldedList(caller, where, lists.size() % LIGHT_LISTS == 0));
    }

    /** The subscribed lists. */
    List<FoldedList> lists() {
        return lists;
    }

    /** Opens a socket and resumes every list. */
    void come() {
        socket = new SocketReader(caller);
        followed.clear();
        lists.forEach(list -> followed.put(list.follow(socket), list));
    }

    /** Disconnects without closing; unread messages are lost. */
    void dropOut() {
        if (socket != null) {
            socket.close();
        }
    }

    /**
     * Reads until every list has all changes up to a position in the log. The content of a session does not tell that: it is the current one, so it
     * may be of a later change than the one for which it is sent.
     *
     * @param most the greatest number of messages to read
     */
    void readUntil(LogPosition position, int most) {
        Set<String> waiting = new HashSet<>(followed.keySet());
        for (int read = 0; read < most && !waiting.isEmpty(); read++) {
            JsonObject message = socket.next().orElseThrow();
            assertThat(message.getString("type")).as(message.toString()).isEqualTo("next");
            String id = message.getString("id");
            JsonObject received =
                    message.getJsonObject("payload").getJsonObject("data").getJsonObject("chatSessionsChanged");
            FoldedList list = followed.get(id);
            list.fold(received);
            if (list.has(position)) {
                waiting.remove(id);
            }
        }
    }
}
