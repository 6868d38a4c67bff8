package dev.parley.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A socket whose queue fills and drains when the test wants. */
class WebSocketLineTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> calls = new ArrayList<>();
    private boolean full;
    private Handler<Void> drained;
    private WebSocketLine line;

    @BeforeEach
    void anOpenLine() {
        WebSocketConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebSocketConfig.class)
                .build()
                .getConfigMapping(WebSocketConfig.class);
        WebSocketMetrics metrics = new WebSocketMetrics(new SimpleMeterRegistry());
        line = new WebSocketLine(vertx, config, metrics, null, socket());
        line.open(message -> {}, () -> {}, () -> {});
    }

    @AfterEach
    void nothingRuns() {
        vertx.close();
    }

    @Test
    void aClientThatReadsIsRead() {
        line.send("message");

        assertThat(calls).doesNotContain("pause");
    }

    @Test
    void aClientThatDoesNotReadIsNotReadUntilItDoes() {
        full = true;
        line.send("message");
        assertThat(calls).contains("pause").doesNotContain("resume");

        drained.handle(null);

        assertThat(calls).containsSubsequence("pause", "resume");
    }

    private ServerWebSocket socket() {
        Class<ServerWebSocket> type = ServerWebSocket.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (socket, method, arguments) -> {
                    calls.add(method.getName());
                    return switch (method.getName()) {
                        case "isClosed" -> false;
                        case "writeQueueFull" -> full;
                        case "writeTextMessage" -> Future.succeededFuture();
                        case "drainHandler" -> {
                            drained = resume((Handler<?>) arguments[0]);
                            yield socket;
                        }
                        default -> socket;
                    };
                }));
    }

    private static Handler<Void> resume(Handler<?> handler) {
        @SuppressWarnings("unchecked")
        Handler<Void> same = (Handler<Void>) handler;
        return same;
    }
}
