package dev.parley.chat.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Measures the estimates: the wait that was promised when a session entered the queue, the wait that it then had, and how far apart they
 * were. The sum of the errors by the sum of the real waits is the mean error in proportion to the mean wait.
 */
@Startup
@ApplicationScoped
class QueueMetrics {

    private final Timer promised;
    private final Timer real;
    private final Timer error;

    QueueMetrics(MeterRegistry registry) {
        promised = timer(registry, "promised", "Wait that was estimated when an accepted session entered the queue");
        real = timer(registry, "real", "Wait of accepted sessions for which a wait was estimated");
        error = timer(registry, "error", "Difference between the estimated and the real wait, whichever was longer");
    }

    private static Timer timer(MeterRegistry registry, String what, String description) {
        return Timer.builder("parley.queue.wait." + what)
                .description(description)
                .register(registry);
    }

    /** A session was accepted for the first time. */
    void accepted(int promisedSeconds, int waitedSeconds) {
        promised.record(Duration.ofSeconds(promisedSeconds));
        real.record(Duration.ofSeconds(waitedSeconds));
        error.record(Duration.ofSeconds(Math.abs((long) promisedSeconds - waitedSeconds)));
    }
}
