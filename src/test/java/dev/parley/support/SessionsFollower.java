package dev.parley.support;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import jakarta.json.JsonObject;
import java.nio.file.Path;
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
import java.util.stream.Collectors;

/**
 * A client that subscribes to the events and messages of some sessions, on one socket after the other. Each socket is closed after a while,
 * or breaks, and the next one resumes after the last seq.
 */
public final class SessionsFollower implements Runnable {

    private static final Duration SOCKET_LIFE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String CHANGES = new SchemaParser()
            .parse(Path.of("schema.graphql").toFile()).getTypes(ObjectTypeDefinition.class).stream()
                    .filter(type -> type.getName().equals("ChatSessionChanges"))
                    .flatMap(type -> type.getFieldDefinitions().stream())
                    .map(FieldDefinition::getName)
                    .collect(Collectors.joining(" ", "changes { ", " }"));

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { stream: chatSessionEvents(chatSessionId: $id, after: $after) { seq type "
                    + CHANGES + " } }";
    /** Customers may not read the changed fields. */
    private static final String EVENTS_OF_CUSTOMER = EVENTS.replace(CHANGES, "");

    private static final String MESSAGES =
            "subscription($id: ID!, $after: Int) { stream: chatMessages(chatSessionId: $id, after: $after) { seq text visibility } }";

    private final Supplier<Caller> caller;
    private final Map<Long, Stream> events = new ConcurrentHashMap<>();
    private final Map<Long, Stream> messages = new ConcurrentHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private volatile Optional<SocketReader> socket = Optional.empty();
    private volatile boolean stopped;

    /** Received results of one subscription, in order. */
    private record Stream(String document, long session, List<JsonObject> received) {

        Map<String, ?> variables() {
            int last =
                    received.isEmpty() ? 0 : received.get(received.size() - 1).getInt("seq");
            return Map.of("id", Ids.of("ChatSession", session), "after", last);
        }
    }

    /** @param caller supplies the caller and its instance for each socket */
    public SessionsFollower(Supplier<Caller> caller, List<Long> sessions) {
        this(caller, sessions, EVENTS);
    }

    /** Subscribes as the customer of a session. */
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

    /** The received events of a session. */
    public List<JsonObject> events(long session) {
        return events.get(session).received();
    }

    /** The received messages of a session. */
    public List<JsonObject> messages(long session) {
        return messages.get(session).received();
    }

    /** Number of received results of all sessions. */
    public long received() {
        return java.util.stream.Stream.of(events, messages)
                .flatMap(streams -> streams.values().stream())
                .mapToLong(stream -> stream.received().size())
                .sum();
    }

    /** Number of sockets so far. */
    public int sockets() {
        return sockets.get();
    }

    /** Unexpected errors. */
    public List<String> surprises() {
        return surprises;
    }

    /** Subscribes until it is stopped. */
    @Override
    public void run() {
        while (!stopped) {
            try (SocketReader opened = new SocketReader(caller.get())) {
                socket = Optional.of(opened);
                sockets.incrementAndGet();
                follow(opened);
            } catch (CompletionException refused) {
                // The instance has stopped. The next attempt uses another one.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Closes the current socket and opens no further one. */
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
                // The session has ended.
            }
            default -> surprises.add(message.toString());
        }
    }
}
