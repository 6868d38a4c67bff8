package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A client of graphql-transport-ws. It waits at most {@link Waits#PATIENCE} for each message. Messages are kept until a test takes them.
 */
public final class SocketClient implements AutoCloseable {

    /** Name of the subprotocol. */
    public static final String PROTOCOL = "graphql-transport-ws";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Waits waits = new Waits();
    private final List<JsonPath> messages = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private boolean reading = true;
    private boolean readsOneMore;
    private int pings;
    private Closed closed;

    /** The close frame of a socket. */
    public record Closed(int code, String reason) {}

    private SocketClient() {}

    /** Opens a socket and waits until it is ready for operations. */
    public static SocketClient as(Caller caller) {
        SocketClient client = open(caller);
        client.init(caller);
        client.message("connection_ack");
        return client;
    }

    /** Opens a socket to the caller's service. Sends no message. */
    public static SocketClient open(Caller caller) {
        return open(caller, PROTOCOL, Map.of());
    }

    /** Opens a socket with a subprotocol (null for none) and headers of the handshake. Sends no message. */
    public static SocketClient open(Caller caller, String protocol, Map<String, String> headers) {
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder();
        headers.forEach(handshake::header);
        if (protocol != null) {
            handshake.subprotocols(protocol);
        }
        SocketClient client = new SocketClient();
        URI address = URI.create(caller.service().replaceFirst("http", "ws") + "/graphql");
        client.socket = handshake.buildAsync(address, client.new Listener()).join();
        return client;
    }

    /** The HTTP status with which the service rejects a handshake. */
    public static int refusal(Caller caller, String protocol, Map<String, String> headers) {
        try {
            open(caller, protocol, headers).drop();
            throw new AssertionError("The handshake was not refused");
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /** Sends connection_init with the caller's credentials. */
    public void init(Caller caller) {
        if (caller.authorization() == null) {
            send("{\"type\": \"connection_init\"}");
        } else {
            send(Json.createObjectBuilder()
                    .add("type", "connection_init")
                    .add("payload", Json.createObjectBuilder().add("Authorization", caller.authorization()))
                    .build()
                    .toString());
        }
    }

    /** Sends a text frame. */
    public synchronized void send(String text) {
        sending = sending.thenCompose(sent -> socket.sendText(text, true));
    }

    /** Sends a text in several frames. */
    public synchronized void sendPieces(String... pieces) {
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            boolean last = i == pieces.length - 1;
            sending = sending.thenCompose(sent -> socket.sendText(piece, last));
        }
    }

    /** Sends a binary frame. */
    public synchronized void send(byte[] frame) {
        sending = sending.thenCompose(sent -> socket.sendBinary(ByteBuffer.wrap(frame), true));
    }

    /** Starts an operation with an id. */
    public void subscribe(String id, String document, Map<String, ?> variables) {
        JsonObjectBuilder payload =
                Json.createObjectBuilder().add("query", document).add("variables", Json.createObjectBuilder(variables));
        send(Json.createObjectBuilder()
                .add("id", id)
                .add("type", "subscribe")
                .add("payload", payload)
                .build()
                .toString());
    }

    /** Starts a subscription, query or mutation with variables. */
    public Follower subscribe(String document, Map<String, ?> variables) {
        Follower follower = new Follower(this, String.valueOf(ids.incrementAndGet()));
        subscribe(follower.id(), document, variables);
        return follower;
    }

    /** Starts a subscription, query or mutation without variables. */
    public Follower subscribe(String document) {
        return subscribe(document, Map.of());
    }

    /** Ends the operation with an id. */
    public void complete(String id) {
        send("{\"type\": \"complete\", \"id\": \"" + id + "\"}");
    }

    /** Takes the next message of a type, of any operation or none. */
    public JsonPath message(String type) {
        return messageUnlessClosed(type).orElseThrow(() -> missing("message of type " + type));
    }

    /** Takes the next message of a type, of any operation or none. Empty if the socket closes first. */
    public Optional<JsonPath> messageUnlessClosed(String type) {
        return take(message -> type.equals(message.getString("type")), "message of type " + type);
    }

    /** Waits until the service has handled all messages sent before. Fails if the socket is closed. */
    public SocketClient sync() {
        send("{\"type\": \"ping\"}");
        message("pong");
        return this;
    }

    /** Received messages that were not taken. */
    public List<String> untaken() {
        return waits.look(() -> messages.stream()
                .map(message -> message.getString("type") + " " + message.getString("id"))
                .toList());
    }

    /** Waits until the client has received and answered this number of pings. */
    public void expectPings(int count) {
        waits.until(() -> pings >= count ? true : null, () -> "there are " + count + " pings");
    }

    /** Stops reading and answering pings, like a page that hangs. */
    public void hang() {
        waits.look(() -> reading = false);
    }

    /** Reads one more message and then hangs, so that the number of read messages does not depend on the service's speed. */
    public void hangAfterNextMessage() {
        waits.look(() -> readsOneMore = true);
    }

    /** Resumes reading. */
    public void wake() {
        waits.look(() -> reading = true);
        socket.request(1);
    }

    /** Waits until the service closes the socket. Returns the close frame. */
    public Closed closed() {
        return waits.until(() -> closed, () -> "the socket is closed; there are " + texts());
    }

    /** Waits until the service closes the socket with this code. */
    public void expectClose(int code) {
        assertThat(closed()).extracting(Closed::code).isEqualTo(code);
    }

    /** Waits until the service closes the socket with this code and reason. */
    public void expectClose(int code, String reason) {
        assertThat(closed()).isEqualTo(new Closed(code, reason));
    }

    /** Sends a close frame. */
    @Override
    public void close() {
        if (waits.look(() -> closed) == null) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
    }

    /** Aborts the connection without a close frame. */
    public void drop() {
        socket.abort();
    }

    /** Takes the first matching message among the received and the coming ones. Empty if the socket closes first. */
    Optional<JsonPath> take(Predicate<JsonPath> meant, String what) {
        return waits.until(
                () -> {
                    Optional<JsonPath> found = messages.stream().filter(meant).findFirst();
                    found.ifPresent(messages::remove);
                    return found.isPresent() || closed != null ? found : null;
                },
                () -> what + "; there are " + texts());
    }

    /** Takes the first matching message, or empty if none arrives within a time. */
    Optional<JsonPath> takeWithin(Duration time, Predicate<JsonPath> meant) {
        long start = System.nanoTime();
        while (true) {
            Optional<JsonPath> found = waits.look(() -> {
                Optional<JsonPath> first = messages.stream().filter(meant).findFirst();
                first.ifPresent(messages::remove);
                return first;
            });
            if (found.isPresent() || System.nanoTime() - start >= time.toNanos()) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** The failure for a missing message. */
    AssertionError missing(String what) {
        return new AssertionError("There is no " + what + ", and the socket was " + closed());
    }

    private List<String> texts() {
        return messages.stream().map(JsonPath::prettify).toList();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonPath message = JsonPath.from(text.toString());
                text.setLength(0);
                waits.change(() -> {
                    messages.add(message);
                    reading = reading && !readsOneMore;
                    readsOneMore = false;
                });
            }
            readOn(from);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            waits.change(() -> pings++);
            readOn(from);
            return null;
        }

        private void readOn(WebSocket from) {
            if (waits.look(() -> reading)) {
                from.request(1);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            waits.change(() -> closed = new Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            waits.change(() -> closed = new Closed(1006, failure.toString()));
        }
    }
}
