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
import java.util.stream.LongStream;

/** How many requests there are, and how long they take. */
@Singleton
public class RequestMetrics {

    /** What became of a request. */
    public enum Outcome {
        /** Executed without an error. */
        OK,
        /** Executed, with errors. */
        ERRORS,
        /** Not executed, or not in time. */
        REFUSED,
        /** Not answered: the client went away. */
        GONE;

        public static Outcome of(ExecutionResult result) {
            if (!result.isDataPresent()) {
                return REFUSED;
            }
            return result.getErrors().isEmpty() ? OK : ERRORS;
        }
    }

    /** Where the histogram is cut, so that operators can ask for quantiles over all instances. */
    private static final Duration[] BUCKETS = LongStream.of(
                    2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterProvider<Timer> requests;

    RequestMetrics(MeterRegistry registry) {
        this.requests = Timer.builder("parley.graphql.requests")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
    }

    /**
     * Counts an answer; of a subscription, that it has begun.
     *
     * @param operation what was asked for, or null when that is not known
     */
    public void answered(Transport transport, Operation operation, Outcome outcome, Duration time) {
        requests.withTags(
                        "transport",
                        lower(transport),
                        "operation",
                        operation == null ? "none" : lower(operation),
                        "outcome",
                        lower(outcome))
                .record(time);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
