package dev.parley.graphql.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The network side of one socket: heartbeat, back-pressure and closing. Runs on the socket's event loop. */
final class WebSocketChannel {

    private static final Logger LOG = Logger.getLogger(WebSocketChannel.class);

    private final Vertx vertx;
    private final WebSocketConfig config;
    private final WebSocketMetrics metrics;
    /** Netty's context below the socket. The socket itself reports neither the amount of unsent data nor invalid UTF-8. */
    private final ChannelHandlerContext wire;

    private final ServerWebSocket socket;
    private final Set<Long> timers = new HashSet<>();
    private long receivedAt = System.nanoTime();
    private boolean paused;

    private boolean watching;
    /** Whether a message was sent since the last check for a slow client. */
    private boolean progressed;

    private Runnable onActivity = () -> {};
    private Runnable onSlow = () -> {};
    private @Nullable WebSocketClose closing;

    /**
     * Creates the channel of a socket.
     *
     * @param wire Netty context of Vert.x' handler on the connection
     */
    WebSocketChannel(
            Vertx vertx,
            WebSocketConfig config,
            WebSocketMetrics metrics,
            ChannelHandlerContext wire,
            ServerWebSocket socket) {
        this.vertx = vertx;
        this.config = config;
        this.metrics = metrics;
        this.wire = wire;
        this.socket = socket;
    }

    /**
     * Starts to receive.
     *
     * @param onActivity runs on every sign of presence: a frame, including a pong, or continued reading
     * @param onMessage receives each message of the client
     * @param onSlow runs if the client has read nothing for too long
     * @param onClosed runs when the socket is closed
     */
    void open(Runnable onActivity, Consumer<String> onMessage, Runnable onSlow, Runnable onClosed) {
        this.onActivity = onActivity;
        this.onSlow = onSlow;
        wire.pipeline().addBefore(wire.name(), null, new Utf8FrameValidator(false));
        socket.frameHandler(this::received);
        socket.textMessageHandler(text -> {
            if (isOpen()) {
                onMessage.accept(text);
            }
        });
        socket.drainHandler(drained -> resume());
        socket.exceptionHandler(this::failed);
        socket.closeHandler(closed -> {
            ended();
            onClosed.run();
        });
        timers.add(vertx.setPeriodic(config.pingEvery().toMillis(), due -> ping()));
    }

    /** Whether neither side has closed the socket. */
    boolean isOpen() {
        return closing == null && !socket.isClosed();
    }

    /** Schedules an action, which is cancelled when the socket closes. */
    void after(Duration delay, Runnable action) {
        timers.add(vertx.setTimer(Math.max(1, delay.toMillis()), due -> {
            timers.remove(due);
            action.run();
        }));
    }

    /**
     * Sends a message. The future completes when the network has accepted it. Messages are sent in order. None is
     * accepted while the client does not read.
     */
    Future<Void> send(String message) {
        Future<Void> sent = socket.writeTextMessage(message).onComplete(done -> progressed = true);
        pauseIfFull();
        watch();
        return sent;
    }

    /** Closes the socket. Messages that were sent before still arrive. */
    void close(WebSocketClose why) {
        if (!isOpen()) {
            return;
        }
        closing = why;
        socket.close((short) why.code(), why.reason());
        after(config.closeTimeout(), this::cut);
    }

    /** Cuts the connection. Vert.x' own methods wait until all data was sent. */
    private void cut() {
        wire.close();
    }

    private void received(WebSocketFrame frame) {
        receivedAt = System.nanoTime();
        onActivity.run();
        if (frame.isBinary()) {
            close(WebSocketClose.malformed("Messages are text, not binary frames"));
        }
        if (isOpen() && socket.writeQueueFull()) {
            // Vert.x answers pings itself, and resumes reading after one even if the socket was paused meanwhile.
            vertx.runOnContext(later -> pauseIfFull());
        }
    }

    /** Back-pressure: stop reading from a client that does not drain its socket. */
    private void pauseIfFull() {
        if (isOpen() && socket.writeQueueFull()) {
            paused = true;
            socket.pause();
            watch();
        }
    }

    private void resume() {
        // Frames that arrived during the pause were not processed yet, so the client counts as present.
        receivedAt = System.nanoTime();
        onActivity.run();
        paused = false;
        socket.resume();
    }

    /**
     * Checks periodically whether data is still being sent, as long as some is waiting. A client may be slow, but
     * must make progress.
     */
    private void watch() {
        long before = unsent();
        if (before == 0 || watching) {
            return;
        }
        watching = true;
        progressed = false;
        after(config.slowConsumerAfter(), () -> {
            watching = false;
            if (progressed || unsent() < before) {
                watch();
            } else {
                onSlow.run();
            }
        });
    }

    /** Approximate number of bytes that wait to be sent. */
    private long unsent() {
        ChannelOutboundBuffer waiting = wire.channel().unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
    }

    private void ping() {
        if (!isOpen() || paused) {
            return;
        }
        if (System.nanoTime() - receivedAt > config.pingEvery().multipliedBy(2).toNanos()) {
            close(WebSocketClose.SILENT);
        } else {
            socket.writePing(Buffer.buffer());
        }
    }

    private void failed(Throwable failure) {
        LOG.debug("A WebSocket failed", failure);
        if (failure instanceof CorruptedWebSocketFrameException broken) {
            close(WebSocketClose.broken(broken.closeStatus()));
            // Vert.x closes the connection when this method returns.
            wire.flush();
        } else if (failure instanceof IllegalStateException) {
            // Vert.x reports a message above the size limit in this way.
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
        // A client that closed the socket and reads nothing would keep the connection open for ever.
        vertx.setTimer(config.closeTimeout().toMillis(), due -> cut());
    }
}
