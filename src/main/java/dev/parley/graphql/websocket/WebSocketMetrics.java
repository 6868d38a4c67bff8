package dev.parley.graphql.websocket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of sockets: number of sockets and subscriptions, and close codes. */
@Singleton
class WebSocketMetrics {

    /** Close codes that are counted separately. Clients may send any of thousands. */
    private static final Set<Integer> CODES = Set.of(
            1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429,
            4499);

    private final MeterRegistry registry;
    private final AtomicInteger subscriptions = new AtomicInteger();

    WebSocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("parley.websocket.subscriptions", subscriptions, AtomicInteger::get)
                .description("Running subscriptions")
                .register(registry);
    }

    void observe(WebSocketRegistry sockets) {
        Gauge.builder("parley.websocket.sockets", sockets, WebSocketRegistry::count)
                .description("Open WebSockets")
                .register(registry);
    }

    /** Number of running subscriptions. */
    AtomicInteger subscriptions() {
        return subscriptions;
    }

    /** Records that the service or the client closed a socket. */
    void closed(int code) {
        registry.counter("parley.websocket.closes", "code", CODES.contains(code) ? String.valueOf(code) : "other")
                .increment();
    }
}
