package dev.parley.graphql.transport;

import graphql.language.OperationDefinition.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** How many requests there are, and how long they take. */
@Singleton
class RequestMetrics {

    /** What became of a request. */
    enum Outcome {
        /** Executed without an error. */
        OK,
        /** Executed, with errors. */
        ERRORS,
        /** Not executed, or not in time. */
        REFUSED
    }

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts an answer.
     *
     * @param operation what was asked for, or null when that is not known
     */
    void answered(Operation operation, Outcome outcome, Duration time) {
        registry.timer(
                        "parley.graphql.requests",
                        "transport",
                        "http",
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
