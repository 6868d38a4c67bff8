package dev.parley.graphql.transport;

import dev.parley.security.Transport;
import graphql.ExecutionResult;
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
        REFUSED;

        static Outcome of(ExecutionResult result) {
            if (!result.isDataPresent()) {
                return REFUSED;
            }
            return result.getErrors().isEmpty() ? OK : ERRORS;
        }
    }

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts an answer; of a subscription, that it has begun.
     *
     * @param operation what was asked for, or null when that is not known
     */
    void answered(Transport transport, Operation operation, Outcome outcome, Duration time) {
        registry.timer(
                        "parley.graphql.requests",
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
