package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.LimitsConfig;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.PersistedQueries;
import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import dev.parley.trace.Traces;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests internal failures during an operation. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class WebSocketFailureTest {

    /** Fails in the way that the document says. */
    @Alternative
    @Singleton
    static class BrokenEngine extends GraphQLEngine {

        BrokenEngine(
                GraphQLSchema schema,
                LimitsConfig limits,
                PersistedQueries persisted,
                MeterRegistry metrics,
                Traces traces) {
            super(schema, limits, persisted, metrics, traces);
        }

        @Override
        public OperationResult execute(GraphQLRequest request, Set<Operation> allowed, Deadline deadline) {
            return switch (request.query()) {
                case "overflow" -> throw new StackOverflowError();
                case "nothing" -> null;
                default -> super.execute(request, allowed, deadline);
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overflow", "nothing"})
    void operation_withInternalFailure_isInternalError(String failure) {
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            assertThat(client.subscribe(failure).errorCode()).isEqualTo("INTERNAL");
        }
    }

    @Test
    void operation_afterFailure_isExecuted() {
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.subscribe("overflow").errorCode()).isEqualTo("INTERNAL");
                client.sync();
            }

            assertThat(client.subscribe("{ __typename }").<String>next("__typename"))
                    .isEqualTo("Query");
        }
    }
}
