package dev.parley.graphql.sse;

import dev.parley.graphql.execution.ClientRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** The event streams of this instance and their limits. */
@Singleton
public class EventStreamRegistry extends ClientRegistry {

    private volatile Consumer<RoutingContext> beforeEnd = exchange -> {};

    EventStreamRegistry(EventStreamConfig config) {
        super(config.maxStreams(), config.maxStreamsPerAddress());
    }

    /**
     * Ends all streams.
     *
     * @param beforeEnd runs before each stream ends, on its event loop
     */
    public void drain(Consumer<RoutingContext> beforeEnd) {
        this.beforeEnd = beforeEnd;
        drain();
    }

    /** Runs the action of the shutdown for a stream that is about to end. */
    void draining(RoutingContext exchange) {
        beforeEnd.accept(exchange);
    }
}
