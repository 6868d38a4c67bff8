package dev.parley.support;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A subscriber of chatSessionsChanged that returns single changes, although one message may contain several. */
public final class ListFollower {

    private final Follower follower;
    private final Queue<String> changes = new ArrayDeque<>();
    private JsonPath last;

    private ListFollower(Follower follower) {
        this.follower = follower;
    }

    /**
     * Subscribes.
     *
     * @param arguments such as "where: {status: {eq: IN_QUEUE}}"
     * @param session fields to select of each session beside databaseId
     */
    public static ListFollower of(SocketClient socket, String arguments, String session) {
        String list = arguments.isEmpty() ? "chatSessionsChanged" : "chatSessionsChanged(" + arguments + ")";
        return new ListFollower(socket.subscribe("subscription { " + list
                + " { changes { kind chatSession { databaseId " + session
                + " } chatSessionId } reset ready cursor } }"));
    }

    /** The next changes, each as its kind and the databaseId of the session, which is null if the session is not visible. */
    public List<String> changes(int count) {
        return Stream.generate(this::change).limit(count).toList();
    }

    private String change() {
        while (changes.isEmpty()) {
            message();
        }
        return changes.remove();
    }

    /** Waits until the list is complete, and returns the cursor to resume from. */
    public String ready() {
        while (last == null || !last.getBoolean("ready")) {
            message();
        }
        return last.getString("cursor");
    }

    /** The next message with changes. A message without any only moves the cursor, and comes first if the instance has not read the changes yet. */
    public JsonPath messageWithChanges() {
        JsonPath message = message();
        while (message.getInt("changes.size()") == 0) {
            message = message();
        }
        return message;
    }

    /** The next message, with the field of the subscription as root path. */
    public JsonPath message() {
        last = follower.next();
        assertNoErrors();
        last.setRootPath("payload.data.chatSessionsChanged");
        IntStream.range(0, last.getInt("changes.size()"))
                .mapToObj(i -> last.getString("changes[" + i + "].kind") + " "
                        + last.getString("changes[" + i + "].chatSession.databaseId"))
                .forEach(changes::add);
        return last;
    }

    /** A value of the session of the first change in the last message. */
    public <T> T changedSession(String path) {
        return last.get("changes[0].chatSession." + path);
    }

    /** The changes of the last message. */
    public List<Map<String, ?>> lastChanges() {
        return last.getList("changes");
    }

    /** The code of the error that ends the subscription. Fails if another message comes first. */
    public String errorCode() {
        return follower.errorCode();
    }

    /** The code of the error in the next message, or null if it is no error. */
    public String errorCodeIfAny() {
        return follower.message().getString("payload[0].extensions.code");
    }

    private void assertNoErrors() {
        if (last.getList("errors") != null) {
            throw new AssertionError(last.prettify());
        }
    }
}
