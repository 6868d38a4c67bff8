package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.JsonText;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestParser;
import dev.parley.graphql.read.Deadline;
import dev.parley.security.Actor;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.security.Transport;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs queries against the database after the start, and one mutation that is always refused, so that the first clients do not wait for
 * code that was never run. It changes nothing: of the configured documents only queries are run. Requests are answered meanwhile, but on
 * a virtual machine the instance says that it is ready when the warm-up is over. A native executable says so at once.
 */
@Singleton
@Readiness
class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /** Reads everything, has no user record, and is no client: nobody can sign in as it by this. */
    private static final Caller CALLER =
            new Caller(new Actor.Agent("warm-up", Set.of(Actor.Role.ADMIN)), null, Transport.HTTP);

    /** A session that can't exist, in a version that none can have, from an agent without a record: each is a reason to refuse it. */
    private static final String REFUSED = """
            mutation WarmUp {
              sendChatMessage(input: {
                chatSessionId: "Q2hhdFNlc3Npb246OTk5OTk5OTk5OTk5OTk5OTk5", expectedVersion: -1, message: "warm-up"
              }) { chatSession { id status } chatMessage { id seq } userErrors { code message path } }
            }""";

    /** The compilers of a virtual machine need thousands of calls; a native executable needs to have done everything once or twice. */
    private static final int ROUNDS = 500;

    private static final int NATIVE_ROUNDS = 3;

    /** After every other observer of the start: demo data are there by then. */
    private static final int LAST = Integer.MAX_VALUE;

    /** How long a shutdown waits for the request that is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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

    void start(@Observes @Priority(LAST) StartupEvent started) {
        if (config.time().toNanos() > 0) {
            since = System.nanoTime();
            over = false;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        thread.join(PATIENCE.toMillis());
    }

    /** Whether the instance is ready, as far as the warm-up is concerned. A database that does not answer holds it up no longer. */
    @Override
    public HealthCheckResponse call() {
        boolean waits = ImageMode.current() != ImageMode.NATIVE_RUN && isGoingOn();
        return HealthCheckResponse.named("Warm-up").status(!waits).build();
    }

    /** Whether it runs and has time left. */
    boolean isGoingOn() {
        return !over && !stopped && System.nanoTime() - since < config.time().toNanos();
    }

    /** How many queries were answered without errors so far. */
    int answered() {
        return answered;
    }

    private void run() {
        try {
            Map<String, Buffer> bodies = config.documents().isPresent()
                    ? WarmUpDocuments.in(Path.of(config.documents().get()))
                    : WarmUpDocuments.own();
            int rounds = ImageMode.current() == ImageMode.NATIVE_RUN ? NATIVE_ROUNDS : ROUNDS;
            for (int round = 0; round < rounds && !bodies.isEmpty() && isGoingOn(); round++) {
                bodies.entrySet().removeIf(each -> isGoingOn() && !isAnswered(each.getKey(), each.getValue()));
                ask(refused(), Operation.MUTATION);
            }
            LOG.infof("Warm-up: %d queries in %d ms", answered, (System.nanoTime() - since) / 1_000_000);
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("The warm-up has failed; the instance starts cold. %s", failed);
        } finally {
            over = true;
        }
    }

    /** Runs a query; false when it should not be run again, which is logged. */
    private boolean isAnswered(String name, Buffer body) {
        Optional<String> error = ask(body, Operation.QUERY);
        if (error.isEmpty()) {
            answered++;
        } else if (!stopped) {
            LOG.warnf("The warm-up leaves out document %s: %s", name, error.get());
        }
        return error.isEmpty();
    }

    /**
     * Does what is done for a request over HTTP between its body and that of its answer, where it is done: in a worker, within a Vert.x
     * context of its own.
     *
     * @return the message of the first error
     */
    private Optional<String> ask(Buffer body, Operation allowed) {
        return VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .executeBlocking(() -> CurrentActor.as(CALLER, () -> answer(body, allowed)), false)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Optional<String> answer(Buffer body, Operation allowed) {
        try {
            // The one that is under way when the time is over ends, as far as the database's limit for a statement lets
            // it.
            OperationResult executed = engine.executeOwn(RequestParser.parse(body), Set.of(allowed), Deadline.NONE);
            HttpResponse.of(executed, ResponseMediaType.GRAPHQL);
            return executed.result().getErrors().stream().findFirst().map(GraphQLError::getMessage);
        } catch (RequestException malformed) {
            return Optional.of(malformed.getMessage());
        }
    }

    /** The body of a request that is refused. */
    static Buffer refused() {
        return JsonText.write(Map.of("query", REFUSED));
    }
}
