package dev.parley.graphql.sse;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.security.Caller;
import dev.parley.security.CallerActivity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Answers requests with event streams. */
@Singleton
public class EventStreams {

    private final EventStream.Services services;
    private final EventStreamRegistry registry;

    EventStreams(
            EventStreamConfig config,
            EventStreamRegistry registry,
            EventStreamMetrics metrics,
            RequestAudit audit,
            CallerActivity activity,
            MeterRegistry meters) {
        this.services = new EventStream.Services(config, registry, metrics, audit, activity);
        this.registry = registry;
        Gauge.builder("parley.sse.streams", registry, EventStreamRegistry::count)
                .description("Open event streams")
                .register(meters);
    }

    /**
     * Reserves a slot for a request until its response ends.
     *
     * @param address address of the client; null if it is not known
     * @throws RequestException UNAVAILABLE or TOO_MANY_OPERATIONS
     */
    public void admit(RoutingContext exchange, @Nullable String address) {
        switch (registry.admit(address)) {
            case DRAINING ->
                throw new RequestException(
                        RequestError.UNAVAILABLE,
                        "This instance is shutting down. Retry; another instance will answer.");
            case FULL ->
                throw new RequestException(
                        RequestError.UNAVAILABLE,
                        "This instance has reached its limit of event streams. Try again later.");
            case TOO_MANY_OF_ADDRESS ->
                throw new RequestException(
                        RequestError.TOO_MANY_OPERATIONS, "Your address has too many event streams. Close some first.");
            case ADMITTED -> {
                Runnable release = registry.release(address);
                exchange.addEndHandler(ended -> release.run());
            }
        }
    }

    /**
     * Sends the results of a subscription until it ends or the client disconnects. Must run on the event loop of the
     * request, which has not been answered.
     *
     * @param validFor time until the caller's credentials expire; empty if they do not
     * @param results publisher of the engine
     */
    public void open(RoutingContext exchange, Caller caller, Optional<Duration> validFor, Publisher<?> results) {
        EventStream stream = new EventStream(services, exchange, caller, results);
        stream.open(validFor);
        registry.opened(stream);
        stream.subscribeTo(results);
    }
}
