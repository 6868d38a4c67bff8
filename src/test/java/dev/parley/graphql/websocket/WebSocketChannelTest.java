package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the channel with a socket whose queue and timers the test controls. */
class WebSocketChannelTest {

    private final List<String> calls = new ArrayList<>();
    private final Map<Long, Handler<Long>> timers = new HashMap<>();
    private final Channel embedded = new Channel();
    private boolean full;
    private boolean slow;
    private int activities;
    private Handler<Object> drained;
    private Handler<Object> frames;
    private Handler<Object> pings;
    private WebSocketChannel channel;

    /** Sends single bytes on demand. */
    private static final class Channel extends EmbeddedChannel {

        private boolean open;

        Channel() {
            super(new ChannelInboundHandlerAdapter());
        }

        void sendByte() {
            open = true;
            flush();
            open = false;
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {
            if (open) {
                waiting.removeBytes(1);
            }
        }
    }

    @BeforeEach
    void openChannel() {
        WebSocketConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValue("parley.websocket.ping-every", "0S")
                .withMapping(WebSocketConfig.class)
                .build()
                .getConfigMapping(WebSocketConfig.class);
        WebSocketMetrics metrics = new WebSocketMetrics(new SimpleMeterRegistry());
        channel = new WebSocketChannel(
                vertx(), config, metrics, embedded.pipeline().firstContext(), socket());
        channel.open(() -> activities++, message -> {}, () -> slow = true, () -> {});
    }

    @AfterEach
    void releaseNetty() {
        embedded.finishAndReleaseAll();
    }

    @Test
    void client_thatReads_isRead() {
        channel.send("message");

        assertThat(calls).doesNotContain("pause");
    }

    @Test
    void client_thatDoesNotRead_isPaused() {
        full = true;
        channel.send("message");
        assertThat(calls).contains("pause").doesNotContain("resume");

        drained.handle(null);

        assertThat(calls).containsSubsequence("pause", "resume");
    }

    @Test
    void client_thatOnlySendsPings_isPaused() {
        full = true;

        frames.handle(WebSocketFrame.pingFrame(Buffer.buffer()));

        assertThat(calls).contains("pause");
    }

    @Test
    void client_thatIsSilent_isClosed() {
        pings.handle(null);

        assertThat(calls).contains("close");
    }

    @Test
    void client_thatAnswersPing_isPresent() {
        frames.handle(WebSocketFrame.pongFrame(Buffer.buffer()));

        assertThat(activities).isEqualTo(1);
    }

    @Test
    void client_thatReadsAgain_isPresent() {
        full = true;
        channel.send("message");
        assertThat(activities).isZero();

        drained.handle(null);

        assertThat(activities).isEqualTo(1);
    }

    @Test
    void client_thatIsPaused_isNotSilent() {
        full = true;
        channel.send("message");

        pings.handle(null);

        assertThat(calls).doesNotContain("close");
    }

    @Test
    void client_thatReadsByteByByte_isNotSlow() {
        embedded.write(Unpooled.wrappedBuffer(new byte[100]));
        channel.send("message");

        embedded.sendByte();
        fireTimer();
        embedded.sendByte();
        fireTimer();
        assertThat(slow).isFalse();

        fireTimer();
        assertThat(slow).isTrue();
    }

    @Test
    void client_thatHasReadAll_isNotWatched() {
        embedded.write(Unpooled.wrappedBuffer(new byte[1]));
        channel.send("message");

        embedded.sendByte();
        fireTimer();

        assertThat(slow).isFalse();
        assertThat(timers).isEmpty();
    }

    private void fireTimer() {
        Long id = timers.keySet().iterator().next();
        timers.remove(id).handle(id);
    }

    private ServerWebSocket socket() {
        return (ServerWebSocket) proxy(
                (socket, method, arguments) -> {
                    calls.add(method.getName());
                    return switch (method.getName()) {
                        case "isClosed" -> false;
                        case "writeQueueFull" -> full;
                        case "writeTextMessage" -> Future.succeededFuture();
                        case "frameHandler" -> {
                            frames = handler(arguments[0]);
                            yield socket;
                        }
                        case "drainHandler" -> {
                            drained = handler(arguments[0]);
                            yield socket;
                        }
                        default -> method.getReturnType().isInstance(socket) ? socket : null;
                    };
                },
                ServerWebSocket.class);
    }

    private Vertx vertx() {
        return (Vertx) proxy(
                (vertx, method, arguments) -> switch (method.getName()) {
                    case "setPeriodic" -> {
                        pings = handler(arguments[1]);
                        yield 0L;
                    }
                    case "setTimer" -> {
                        long id = timers.size() + 1L;
                        Handler<?> handler = (Handler<?>) arguments[1];
                        timers.put(id, handler(handler)::handle);
                        yield id;
                    }
                    case "runOnContext" -> {
                        handler(arguments[0]).handle(null);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                },
                Vertx.class);
    }

    private static Object proxy(InvocationHandler does, Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, does);
    }

    private static Handler<Object> handler(Object handler) {
        @SuppressWarnings("unchecked")
        Handler<Object> same = (Handler<Object>) handler;
        return same;
    }
}
