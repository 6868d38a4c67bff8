import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Subscribers of the service on this machine, each on a socket of its own. */
final class Sockets {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger gone = new AtomicInteger();
    private final URI address;

    Sockets(String port) {
        this.address = URI.create("ws://127.0.0.1:" + port + "/graphql");
    }

    /** Opens a socket, and waits for the handshake. */
    void open(Subscriber subscriber) {
        http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(address, subscriber)
                .join();
    }

    /** How many sockets were closed or broke. */
    int gone() {
        return gone.get();
    }

    /** One socket: subscribes when it may, and hands on the results. Errors are printed. */
    abstract class Subscriber implements WebSocket.Listener {

        private final String token;
        private final StringBuilder text = new StringBuilder();

        /** Java's WebSocket refuses a message while another one is on its way. */
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

        Subscriber(String token) {
            this.token = token;
        }

        /** The payload of the message "subscribe", as JSON. It is asked for when the service knows who it is. */
        abstract String subscription();

        /** A result has come. */
        abstract void received(String result);

        @Override
        public void onOpen(WebSocket socket) {
            send(socket, "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}");
            socket.request(1);
        }

        private void send(WebSocket socket, String message) {
            sent = sent.thenCompose(before -> socket.sendText(message, true));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            System.out.println("closed: " + code + " " + reason);
            gone.incrementAndGet();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            System.out.println("broken: " + failure);
            gone.incrementAndGet();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                take(socket, message);
            }
            socket.request(1);
            return null;
        }

        private void take(WebSocket socket, String message) {
            if (message.contains("connection_ack")) {
                send(socket, "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + subscription() + "}");
            } else if (message.contains("\"ping\"")) {
                send(socket, "{\"type\":\"pong\"}");
            } else if (message.contains("\"errors\"") || message.contains("\"type\":\"error\"")) {
                System.out.println(message);
            } else {
                received(message);
            }
        }
    }
}
