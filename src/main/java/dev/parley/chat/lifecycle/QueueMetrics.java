package dev.parley.chat.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Metrics of estimated waiting times: the estimate when a session entered the queue, the actual wait, and the difference. The sum of the differences
 * divided by the sum of the actual waits is the relative error.
 */
@Startup
@ApplicationScoped
class QueueMetrics {

    private final Timer promised;
    private final Timer real;
    private final Timer error;

    QueueMetrics(MeterRegistry registry) {
        promised = timer(registry, "promised", "Estimated wait of accepted sessions when they entered the queue");
        real = timer(registry, "real", "Actual wait of accepted sessions that had an estimate");
        error = timer(registry, "error", "Absolute difference between the estimated and the actual wait");
    }

    private static Timer timer(MeterRegistry registry, String what, String description) {
        return Timer.builder("parley.queue.wait." + what)
                .description(description)
                .register(registry);
    }

    /** Records the first accept of a session. */
    void accepted(int promisedSeconds, int waitedSeconds) {
        promised.record(Duration.ofSeconds(promisedSeconds));
        real.record(Duration.ofSeconds(waitedSeconds));
        error.record(Duration.ofSeconds(Math.abs((long) promisedSeconds - waitedSeconds)));
    }
}
