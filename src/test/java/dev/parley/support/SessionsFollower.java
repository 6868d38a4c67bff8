package dev.parley.support;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Somebody who follows what happens in some sessions and what is written there, on one socket after the other: each is cut after a
 * while, or breaks, and the next goes on behind the last number that came.
 */
public final class SessionsFollower implements Runnable {

    private static final Duration SOCKET_LIFE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { stream: chatSessionEvents(id: $id, afterSeq: $after) { seq type changes { column value } } }";
    /** Which columns changed is for staff. */
    private static final String EVENTS_OF_CUSTOMER = EVENTS.replace(" changes { column value }", "");

    private static final String MESSAGES =
            "subscription($id: ID!, $after: Int) { stream: chatMessages(sessionId: $id, afterSeq: $after) { seq message visibility } }";

    private final Supplier<Caller> caller;
    private final Map<Long, Stream> events = new ConcurrentHashMap<>();
    private final Map<Long, Stream> messages = new ConcurrentHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private volatile Optional<SocketReader> socket = Optional.empty();
    private volatile boolean stopped;

    /** What came of a session, in the order in which it came. */
    private record Stream(String document, long session, List<JsonObject> received) {

        Map<String, ?> variables() {
            int last =
                    received.isEmpty() ? 0 : received.get(received.size() - 1).getInt("seq");
            return Map.of("id", Ids.of("ChatSession", session), "after", last);
        }
    }

    /** @param caller whom it is on the next socket, and with which instance */
    public SessionsFollower(Supplier<Caller> caller, List<Long> sessions) {
        this(caller, sessions, EVENTS);
    }

    /** The customer of a session. */
    public static SessionsFollower ofCustomer(Caller customer, long session) {
        return new SessionsFollower(() -> customer, List.of(session), EVENTS_OF_CUSTOMER);
    }

    private SessionsFollower(Supplier<Caller> caller, List<Long> sessions, String ofEvents) {
        this.caller = caller;
        sessions.forEach(session -> {
            events.put(session, new Stream(ofEvents, session, new CopyOnWriteArrayList<>()));
            messages.put(session, new Stream(MESSAGES, session, new CopyOnWriteArrayList<>()));
        });
    }

    /** The events of a session. */
    public List<JsonObject> events(long session) {
        return events.get(session).received();
    }

    /** The messages of a session. */
    public List<JsonObject> messages(long session) {
        return messages.get(session).received();
    }

    /** How much came, of all sessions. */
    public long received() {
        return java.util.stream.Stream.of(events, messages)
                .flatMap(streams -> streams.values().stream())
                .mapToLong(stream -> stream.received().size())
                .sum();
    }

    /** How many sockets it has had. */
    public int sockets() {
        return sockets.get();
    }

    /** Errors that came instead of what was subscribed to. */
    public List<String> surprises() {
        return surprises;
    }

    /** Follows until it is stopped. */
    @Override
    public void run() {
        while (!stopped) {
            try (SocketReader opened = new SocketReader(caller.get())) {
                socket = Optional.of(opened);
                sockets.incrementAndGet();
                follow(opened);
            } catch (CompletionException refused) {
                // Its instance is gone; there will be another.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Ends its socket, and does not go on with another. */
    public void stop() {
        stopped = true;
        socket.ifPresent(SocketReader::close);
    }

    private void follow(SocketReader opened) {
        Map<String, Stream> streams = new HashMap<>();
        List.of(events, messages)
                .forEach(kind -> kind.values()
                        .forEach(stream ->
                                streams.put(opened.subscribe(stream.document(), stream.variables()), stream)));
        long end = System.nanoTime() + SOCKET_LIFE.toNanos();
        while (System.nanoTime() < end) {
            Optional<JsonObject> message = opened.next();
            if (message.isEmpty()) {
                return;
            }
            take(message.get(), streams);
        }
    }

    private void take(JsonObject message, Map<String, Stream> streams) {
        switch (message.getString("type")) {
            case "next" ->
                streams.get(message.getString("id"))
                        .received()
                        .add(message.getJsonObject("payload")
                                .getJsonObject("data")
                                .getJsonObject("stream"));
            case "complete" -> {
                // The session is over.
            }
            default -> surprises.add(message.toString());
        }
    }
}
