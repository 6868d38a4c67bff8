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

/**
 * The wire of one socket: whether its client is there, whether it takes what it is sent, and how it ends. Lives on the event loop of
 * the socket.
 */
final class WebSocketChannel {

    private static final Logger LOG = Logger.getLogger(WebSocketChannel.class);

    /** How long a close frame may need; then the connection is cut. Vert.x waits for ever for a client that reads nothing. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final WebSocketConfig config;
    private final WebSocketMetrics metrics;
    /** Below the socket, which tells neither how much waits to be sent, nor of text that is none. */
    private final ChannelHandlerContext wire;

    private final ServerWebSocket socket;
    private final Set<Long> timers = new HashSet<>();
    private long heardAt = System.nanoTime();
    private boolean paused;

    private boolean watching;
    /** Whether a message has gone since the client was last found slow. */
    private boolean moved;

    private Runnable onHeard = () -> {};
    private Runnable onSlow = () -> {};
    private WebSocketClose closing;

    /**
     * The wire of a socket.
     *
     * @param wire where Vert.x sits on its connection
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
     * Begins to listen.
     *
     * @param onHeard is run whenever the client shows that it is there: by a frame, a pong included, or by reading on
     * @param onMessage takes each message of the client
     * @param onSlow is run when the client has taken nothing for too long
     * @param onClosed is run when the socket has ended
     */
    void open(Runnable onHeard, Consumer<String> onMessage, Runnable onSlow, Runnable onClosed) {
        this.onHeard = onHeard;
        this.onSlow = onSlow;
        wire.pipeline().addBefore(wire.name(), null, new Utf8FrameValidator(false));
        socket.frameHandler(this::heard);
        socket.textMessageHandler(text -> {
            if (isOpen()) {
                onMessage.accept(text);
            }
        });
        socket.drainHandler(drained -> readOn());
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

    /** Does something later, unless the socket has ended by then. */
    void after(Duration delay, Runnable deed) {
        timers.add(vertx.setTimer(Math.max(1, delay.toMillis()), due -> {
            timers.remove(due);
            deed.run();
        }));
    }

    /** Sends a message. Done when the network has taken it; it takes them in their order, and none while the client reads none. */
    Future<Void> send(String message) {
        Future<Void> sent = socket.writeTextMessage(message).onComplete(gone -> moved = true);
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
        wire.close();
    }

    private void heard(WebSocketFrame frame) {
        heardAt = System.nanoTime();
        onHeard.run();
        if (frame.isBinary()) {
            close(WebSocketClose.malformed("Messages are text, not binary frames"));
        }
        if (isOpen() && socket.writeQueueFull()) {
            // Vert.x has answered a ping by itself, and goes on reading behind one whatever was said meanwhile.
            vertx.runOnContext(later -> holdBack());
        }
    }

    /** Who does not read is not read: else it could ask on and on, and all the answers would pile up. */
    private void holdBack() {
        if (isOpen() && socket.writeQueueFull()) {
            paused = true;
            socket.pause();
            watch();
        }
    }

    private void readOn() {
        // What the client said meanwhile was not heard.
        heardAt = System.nanoTime();
        onHeard.run();
        paused = false;
        socket.resume();
    }

    /** Looks from time to time whether anything goes, as long as something waits: a slow client may take its time. */
    private void watch() {
        long before = unsent();
        if (before == 0 || watching) {
            return;
        }
        watching = true;
        moved = false;
        after(config.slowConsumerAfter(), () -> {
            watching = false;
            if (moved || unsent() < before) {
                watch();
            } else {
                onSlow.run();
            }
        });
    }

    /** How many bytes wait to be sent, about. */
    private long unsent() {
        ChannelOutboundBuffer waiting = wire.channel().unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
    }

    private void ping() {
        if (!isOpen() || paused) {
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
        if (failure instanceof CorruptedWebSocketFrameException broken) {
            close(WebSocketClose.broken(broken.closeStatus()));
            // Vert.x closes the connection as soon as this returns.
            wire.flush();
        } else if (failure instanceof IllegalStateException) {
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
        // A client that has said goodbye and reads nothing would keep the connection for ever.
        vertx.setTimer(CLOSE_TIMEOUT.toMillis(), due -> cut());
    }
}
