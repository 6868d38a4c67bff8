package dev.parley.graphql.transport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The wire of one socket: whether its client is there, whether it takes what it is sent, and how it ends. Lives on the event loop of
 * the socket.
 */
final class WebSocketLine {

    private static final Logger LOG = Logger.getLogger(WebSocketLine.class);

    /** How long a close frame may need; then the connection is cut. Vert.x waits for ever for a client that reads nothing. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final WebSocketConfig config;
    private final WebSocketMetrics metrics;
    private final HttpConnection connection;
    private final ServerWebSocket socket;
    private final List<Long> timers = new ArrayList<>();
    private long heardAt = System.nanoTime();

    private int unsent;
    /** When the last message went, or the first of those that wait came. */
    private long movedAt;

    private boolean watching;
    private Runnable onSlow = () -> {};
    private WebSocketClose closing;

    /**
     * The wire of a socket.
     *
     * @param connection what the socket runs on
     */
    WebSocketLine(
            Vertx vertx,
            WebSocketConfig config,
            WebSocketMetrics metrics,
            HttpConnection connection,
            ServerWebSocket socket) {
        this.vertx = vertx;
        this.config = config;
        this.metrics = metrics;
        this.connection = connection;
        this.socket = socket;
    }

    /**
     * Begins to listen.
     *
     * @param onMessage takes each message of the client
     * @param onSlow is run when the client has taken nothing for too long
     * @param onClosed is run when the connection is gone
     */
    void open(Consumer<String> onMessage, Runnable onSlow, Runnable onClosed) {
        this.onSlow = onSlow;
        socket.frameHandler(any -> heardAt = System.nanoTime());
        socket.textMessageHandler(text -> {
            if (isOpen()) {
                onMessage.accept(text);
            }
        });
        socket.binaryMessageHandler(binary -> close(WebSocketClose.malformed("Messages are text, not binary frames")));
        socket.drainHandler(drained -> socket.resume());
        socket.exceptionHandler(this::failed);
        socket.closeHandler(gone -> {
            ended();
            onClosed.run();
        });
        timers.add(vertx.setPeriodic(config.pingEvery().toMillis(), due -> ping()));
    }

    /** Whether neither side has said goodbye. */
    boolean isOpen() {
        return closing == null && !socket.isClosed();
    }

    /** Does something later, unless the connection has gone by then. */
    void after(Duration delay, Runnable deed) {
        timers.add(vertx.setTimer(Math.max(1, delay.toMillis()), due -> deed.run()));
    }

    /** Sends a message. Done when the network has taken it; it takes them in their order, and none while the client reads none. */
    Future<Void> send(String message) {
        if (unsent == 0) {
            movedAt = System.nanoTime();
        }
        unsent++;
        Future<Void> sent = socket.writeTextMessage(message).onComplete(gone -> {
            unsent--;
            movedAt = System.nanoTime();
        });
        holdBack();
        watch();
        return sent;
    }

    /** Says goodbye. What was sent before still arrives. */
    void close(WebSocketClose why) {
        if (!isOpen()) {
            return;
        }
        closing = why;
        socket.close((short) why.code(), why.reason());
        after(CLOSE_TIMEOUT, this::cut);
    }

    /** Vert.x' own ways to close a connection all wait until what was written has gone. */
    private void cut() {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }

    /** Who does not read is not read: else it could ask on and on, and all the answers would pile up. */
    private void holdBack() {
        if (isOpen() && socket.writeQueueFull()) {
            socket.pause();
        }
    }

    private void watch() {
        if (unsent == 0 || watching) {
            return;
        }
        watching = true;
        Duration patience = config.slowConsumerAfter();
        after(patience.minusNanos(System.nanoTime() - movedAt), () -> {
            watching = false;
            if (unsent > 0 && System.nanoTime() - movedAt >= patience.toNanos()) {
                onSlow.run();
            } else {
                watch();
            }
        });
    }

    private void ping() {
        if (!isOpen()) {
            return;
        }
        if (System.nanoTime() - heardAt > config.pingEvery().multipliedBy(2).toNanos()) {
            close(WebSocketClose.SILENT);
        } else {
            socket.writePing(Buffer.buffer());
        }
    }

    private void failed(Throwable failure) {
        LOG.debug("A WebSocket failed", failure);
        if (failure instanceof IllegalStateException) {
            // So Vert.x tells of a message that is longer than it may be.
            close(WebSocketClose.TOO_BIG);
        }
    }

    private void ended() {
        timers.forEach(vertx::cancelTimer);
        Short theirs = socket.closeStatusCode();
        if (closing == null) {
            closing = theirs == null ? WebSocketClose.GONE : new WebSocketClose(theirs, "");
        }
        metrics.closed(closing.code());
    }
}
