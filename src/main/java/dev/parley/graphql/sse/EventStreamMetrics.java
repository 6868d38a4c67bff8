package dev.parley.graphql.sse;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of event streams: number of streams, and the reasons for their ends. */
@Singleton
class EventStreamMetrics {

    /** Reason for the end of a stream. */
    enum End {
        /** The subscription is complete, or has failed. */
        COMPLETE,
        /** The client disconnected. */
        GONE,
        /** The client read nothing for too long. */
        SLOW,
        /** The client's token has expired. */
        EXPIRED,
        /** The instance is shutting down. */
        DRAINING
    }

    private final MeterRegistry registry;
    private final AtomicInteger subscriptions = new AtomicInteger();

    EventStreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("parley.sse.subscriptions", subscriptions, AtomicInteger::get)
                .description("Running subscriptions over server-sent events")
                .register(registry);
    }

    /** Number of running subscriptions. */
    AtomicInteger subscriptions() {
        return subscriptions;
    }

    /** Records the end of a stream. */
    void ended(End reason) {
        registry.counter("parley.sse.ends", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
