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
 * Someone who speaks graphql-transport-ws. Whatever it waits for must come within {@link Waits#PATIENCE}. Messages stay until
 * somebody asks for them.
 */
public final class SocketClient implements AutoCloseable {

    /** The protocol's name. */
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

    /** How a socket ended. */
    public record Closed(int code, String reason) {}

    private SocketClient() {}

    /** Somebody whose socket is ready for operations. */
    public static SocketClient as(Caller caller) {
        SocketClient client = open(caller);
        client.init(caller);
        client.message("connection_ack");
        return client;
    }

    /** A socket on which nothing was said yet, to the service that somebody calls. */
    public static SocketClient open(Caller caller) {
        return open(caller, PROTOCOL, Map.of());
    }

    /** A socket on which nothing was said yet, of a protocol (null for none), with headers of the handshake. */
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

    /** The HTTP status with which a handshake is refused. */
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

    /** Says who it is. */
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

    /** Sends any text. */
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

    /** Sends an operation under an id. */
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

    /** Follows a subscription, or sends a query or a mutation. */
    public Follower subscribe(String document, Map<String, ?> variables) {
        Follower follower = new Follower(this, String.valueOf(ids.incrementAndGet()));
        subscribe(follower.id(), document, variables);
        return follower;
    }

    /** Follows a subscription without variables, or sends a query or a mutation. */
    public Follower subscribe(String document) {
        return subscribe(document, Map.of());
    }

    /** Tells the service that nothing more is wanted under an id. */
    public void complete(String id) {
        send("{\"type\": \"complete\", \"id\": \"" + id + "\"}");
    }

    /** Takes the next message of a type that has no id, or of whatever operation. */
    public JsonPath message(String type) {
        String what = "message of type " + type;
        return take(message -> type.equals(message.getString("type")), what).orElseThrow(() -> missing(what));
    }

    /** Makes sure that everything which was sent before has been treated, and that the socket is open. */
    public SocketClient sync() {
        send("{\"type\": \"ping\"}");
        message("pong");
        return this;
    }

    /** Messages that have come and that nobody has asked for. */
    public List<String> untaken() {
        return waits.look(() -> messages.stream()
                .map(message -> message.getString("type") + " " + message.getString("id"))
                .toList());
    }

    /** Waits until the service has asked so many times whether the client is there, and has been told. */
    public void expectPings(int count) {
        waits.until(() -> pings >= count ? true : null, () -> "there are " + count + " pings");
    }

    /** Reads nothing any more, and answers no ping, as a page does that hangs. */
    public void hang() {
        waits.look(() -> reading = false);
    }

    /** Reads one message more, and then hangs: the service's speed does not decide how many it has read. */
    public void hangAfterNextMessage() {
        waits.look(() -> readsOneMore = true);
    }

    /** Reads again. */
    public void wake() {
        waits.look(() -> reading = true);
        socket.request(1);
    }

    /** Waits until the service closes the socket. */
    public Closed closed() {
        return waits.until(() -> closed, () -> "the socket is closed; there are " + texts());
    }

    /** Waits until the service closes the socket, with this code. */
    public void expectClose(int code) {
        assertThat(closed()).extracting(Closed::code).isEqualTo(code);
    }

    /** Waits until the service closes the socket. */
    public void expectClose(int code, String reason) {
        assertThat(closed()).isEqualTo(new Closed(code, reason));
    }

    /** Says goodbye. */
    @Override
    public void close() {
        if (waits.look(() -> closed) == null) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
    }

    /** Goes without a word. */
    public void drop() {
        socket.abort();
    }

    /** Takes the first message that is meant, out of those that have come or will; empty when the socket ends without it. */
    Optional<JsonPath> take(Predicate<JsonPath> meant, String what) {
        return waits.until(
                () -> {
                    Optional<JsonPath> found = messages.stream().filter(meant).findFirst();
                    found.ifPresent(messages::remove);
                    return found.isPresent() || closed != null ? found : null;
                },
                () -> what + "; there are " + texts());
    }

    /** Takes the first message that is meant, if it comes within a time. */
    Optional<JsonPath> takeWithin(Duration time, Predicate<JsonPath> meant) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            Optional<JsonPath> found = waits.look(() -> {
                Optional<JsonPath> first = messages.stream().filter(meant).findFirst();
                first.ifPresent(messages::remove);
                return first;
            });
            if (found.isPresent()) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return Optional.empty();
    }

    /** Why a message did not come. */
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
