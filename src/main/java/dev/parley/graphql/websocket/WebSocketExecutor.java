package dev.parley.graphql.websocket;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RequestMetrics;
import dev.parley.graphql.http.HttpConfig;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.security.Transport;
import dev.parley.trace.Traces;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.language.OperationDefinition.Operation;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Executes operations of sockets on worker threads, because event loops must not wait for the database. */
@Singleton
class WebSocketExecutor {

    private static final Set<Operation> ANY = Set.of(Operation.values());

    /** Name of the request in the log. */
    private static final String REQUEST = "A request over a WebSocket";

    private final GraphQLEngine engine;
    private final Vertx vertx;
    private final RequestMetrics metrics;
    private final HttpConfig config;
    private final RequestAudit audit;
    private final Traces traces;

    WebSocketExecutor(
            GraphQLEngine engine,
            Vertx vertx,
            RequestMetrics metrics,
            HttpConfig config,
            RequestAudit audit,
            Traces traces) {
        this.engine = engine;
        this.vertx = vertx;
        this.metrics = metrics;
        this.config = config;
        this.audit = audit;
        this.traces = traces;
    }

    /**
     * Executes an operation, unless it is cancelled before it starts.
     *
     * @param operation receives the result, always, on the worker thread
     * @param before work that must end first, successfully or not
     * @return completes when all work is done; never fails
     */
    Future<Void> execute(GraphQLRequest request, WebSocketOperation operation, Future<?> before) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        Span span = traces.operation();
        // Each operation gets its own context. Operations of one socket run concurrently, and the request scope lives
        // in the context.
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        return before.transform(over -> context.executeBlocking(
                        () -> {
                            if (!operation.isOver()) {
                                operation.executed(
                                        traces.within(span, () -> executed(operation.caller(), request, deadline)));
                            }
                            return null;
                        },
                        false))
                .recover(failed -> {
                    operation.fail(failed, REQUEST);
                    return Future.succeededFuture();
                })
                .mapEmpty();
    }

    private OperationResult executed(Caller caller, GraphQLRequest request, Deadline deadline) {
        long start = System.nanoTime();
        OperationResult executed;
        try {
            executed = CurrentActor.as(caller, () -> inTime(request, deadline));
        } catch (RuntimeException | Error failed) {
            ExecutionResult failure = ExecutionResultImpl.newExecutionResult()
                    .errors(List.of(ErrorCodes.error(failed, REQUEST)))
                    .build();
            executed = new OperationResult(failure, null);
        }
        audit.answered(executed.result().getErrors(), caller);
        metrics.answered(
                Transport.WEBSOCKET,
                executed.operation(),
                RequestMetrics.Outcome.of(executed.result()),
                Duration.ofNanos(System.nanoTime() - start));
        return executed;
    }

    /**
     * Executes within the deadline. All workers may have been busy until it passed, or the database may have
     * cancelled a statement.
     */
    private OperationResult inTime(GraphQLRequest request, Deadline deadline) {
        deadline.require();
        OperationResult executed = engine.execute(request, ANY, deadline);
        deadline.require();
        return executed;
    }
}
