package dev.parley.graphql.http;

import dev.parley.database.DatabaseReady;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.JsonText;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestParser;
import dev.parley.security.Actor;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.security.Transport;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs queries against the database after the start, and one mutation that is always rejected, so that the first
 * clients do not wait for cold code. It changes no data. Of the configured documents only queries are run. Requests
 * are served meanwhile. On a JVM the instance reports readiness when the warm-up is over, and a native executable
 * reports it at once.
 */
@Singleton
@Readiness
class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /** An administrator without a user record. No client can sign in as this caller. */
    private static final Caller CALLER =
            new Caller(new Actor.Agent("warm-up", Set.of(Actor.Role.ADMIN)), null, Transport.HTTP);

    /**
     * A session that cannot exist, an impossible version, and an agent without a record. Each of them is a reason to
     * reject the mutation.
     */
    private static final String REFUSED = """
            mutation WarmUp {
              sendChatMessage(input: {
                chatSessionId: "Q2hhdFNlc3Npb246OTk5OTk5OTk5OTk5OTk5OTk5", expectedVersion: -1, text: "warm-up"
              }) { chatSession { id status } chatMessage { id seq } userErrors { code message field } }
            }""";

    /** The JIT compiler needs thousands of calls. A native executable needs to run each path once or twice. */
    private static final int ROUNDS = 500;

    private static final int NATIVE_ROUNDS = 3;

    /** After all other observers, so that demo data exist. */
    private static final int LAST = Integer.MAX_VALUE;

    /** Time that a shutdown waits for the current request. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    private final GraphQLEngine engine;
    private final Vertx vertx;
    private final WarmUpConfig config;
    private final Thread thread = new Thread(this::run, "parley-warm-up");
    private volatile boolean over = true;
    private volatile boolean stopped;
    private volatile long since;
    private volatile int answered;

    WarmUp(GraphQLEngine engine, Vertx vertx, WarmUpConfig config) {
        this.engine = engine;
        this.vertx = vertx;
        this.config = config;
        thread.setDaemon(true);
    }

    void start(@Observes @Priority(LAST) DatabaseReady database) {
        if (config.time().toNanos() > 0) {
            since = System.nanoTime();
            over = false;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        thread.join(STOP_TIMEOUT.toMillis());
    }

    /** Reports readiness. A database that does not respond delays it until the warm-up's time limit at most. */
    @Override
    public HealthCheckResponse call() {
        boolean waits = ImageMode.current() != ImageMode.NATIVE_RUN && isRunning();
        return HealthCheckResponse.named("Warm-up").status(!waits).build();
    }

    /** Whether the warm-up is running and within its time limit. */
    boolean isRunning() {
        return !over && !stopped && System.nanoTime() - since < config.time().toNanos();
    }

    /** Number of queries that were executed without errors. */
    int answered() {
        return answered;
    }

    private void run() {
        try {
            Map<String, Buffer> bodies = config.documents().isPresent()
                    ? WarmUpDocuments.in(Path.of(config.documents().get()))
                    : WarmUpDocuments.own();
            int rounds = ImageMode.current() == ImageMode.NATIVE_RUN ? NATIVE_ROUNDS : ROUNDS;
            for (int round = 0; round < rounds && !bodies.isEmpty() && isRunning(); round++) {
                bodies.entrySet().removeIf(each -> isRunning() && !isAnswered(each.getKey(), each.getValue()));
                ask(refused(), Operation.MUTATION);
            }
            LOG.infof("Warm-up: %d queries in %d ms", answered, (System.nanoTime() - since) / 1_000_000);
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("The warm-up failed, so the first requests will be slow. %s", failed);
        } finally {
            over = true;
        }
    }

    /** Runs a query. Returns false, and logs the error, if it should not be run again. */
    private boolean isAnswered(String name, Buffer body) {
        Optional<String> error = ask(body, Operation.QUERY);
        if (error.isEmpty()) {
            answered++;
        } else if (!stopped) {
            LOG.warnf("The warm-up skips document %s: %s", name, error.get());
        }
        return error.isEmpty();
    }

    /**
     * Executes a request in the same way as an HTTP request: on a worker thread in its own Vert.x context.
     *
     * @return message of the first error
     */
    private Optional<String> ask(Buffer body, Operation allowed) {
        return Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()))
                .executeBlocking(() -> CurrentActor.as(CALLER, () -> answer(body, allowed)), false)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Optional<String> answer(Buffer body, Operation allowed) {
        try {
            // There is no deadline for the last query. It ends at the latest with the database's statement timeout.
            OperationResult executed = engine.executeOwn(RequestParser.parse(body), Set.of(allowed), Deadline.NONE);
            HttpResponse.of(executed, ResponseMediaType.GRAPHQL);
            return executed.result().getErrors().stream().findFirst().map(GraphQLError::getMessage);
        } catch (RequestException malformed) {
            return Optional.of(malformed.getMessage());
        }
    }

    /** The body of the mutation that is always rejected. */
    static Buffer refused() {
        return JsonText.write(Map.of("query", REFUSED));
    }
}
