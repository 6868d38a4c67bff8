package dev.parley.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that reads all messages of a socket in order, independent of their operation. It is faster than {@link SocketClient} for
 * thousands of messages.
 */
public final class SocketReader implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Queued after the last message. */
    private static final JsonObject END = JsonObject.EMPTY_JSON_OBJECT;

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;

    /** Opens a socket and sends connection_init. */
    public SocketReader(Caller caller) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols(SocketClient.PROTOCOL)
                .buildAsync(URI.create(caller.service().replaceFirst("http", "ws") + "/graphql"), new Listener())
                .join();
        send(Json.createObjectBuilder()
                .add("type", "connection_init")
                .add("payload", Json.createObjectBuilder().add("Authorization", caller.authorization())));
        next();
    }

    /** Starts an operation. Returns the id of its messages. */
    public String subscribe(String document, Map<String, ?> variables) {
        String id = String.valueOf(ids.incrementAndGet());
        send(Json.createObjectBuilder()
                .add("id", id)
                .add("type", "subscribe")
                .add(
                        "payload",
                        Json.createObjectBuilder()
                                .add("query", document)
                                .add("variables", Json.createObjectBuilder(variables))));
        return id;
    }

    /** The next message, or empty after the end of the socket. */
    public Optional<JsonObject> next() {
        try {
            JsonObject message = messages.poll(Waits.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No message within " + Waits.PATIENCE);
            }
            return Optional.of(message).filter(each -> each != END);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Aborts the connection without a close frame. Unread messages are lost. */
    @Override
    public void close() {
        socket.abort();
        messages.clear();
        messages.add(END);
    }

    private void send(JsonObjectBuilder message) {
        socket.sendText(message.build().toString(), true).join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(
                        Json.createReader(new StringReader(text.toString())).readObject());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            messages.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            messages.add(END);
        }
    }
}
