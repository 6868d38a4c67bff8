package dev.parley.graphql.execution;

import dev.parley.security.Transport;
import graphql.ExecutionResult;
import graphql.language.OperationDefinition.Operation;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Metrics of requests: number and duration. */
@Singleton
public class RequestMetrics {

    /** Outcome of a request. */
    public enum Outcome {
        /** Executed without an error. */
        OK,
        /** Executed with errors. */
        ERRORS,
        /** Not executed, or not within the deadline. */
        REFUSED,
        /** Not answered, because the client disconnected. */
        GONE;

        /** Outcome of a result. */
        public static Outcome of(ExecutionResult result) {
            if (!result.isDataPresent()) {
                return REFUSED;
            }
            return result.getErrors().isEmpty() ? OK : ERRORS;
        }
    }

    /** Buckets of the histogram, from which operators compute quantiles over all instances. */
    private static final Duration[] BUCKETS = LongStream.of(
                    2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterProvider<Timer> requests;

    /** The timers by their tags. There are a few dozen at most. */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(Transport transport, @Nullable Operation operation, Outcome outcome) {}

    RequestMetrics(MeterRegistry registry) {
        this.requests = Timer.builder("parley.graphql.requests")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
    }

    /**
     * Records a response, or the start of a subscription.
     *
     * @param operation kind of the operation, or null if it is unknown
     * @param time time until the response
     */
    public void answered(Transport transport, @Nullable Operation operation, Outcome outcome, Duration time) {
        timers.computeIfAbsent(new Kind(transport, operation, outcome), this::timer)
                .record(time);
    }

    private Timer timer(Kind kind) {
        Operation operation = kind.operation();
        return requests.withTags(
                "transport",
                lower(kind.transport()),
                "operation",
                operation == null ? "none" : lower(operation),
                "outcome",
                lower(kind.outcome()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
