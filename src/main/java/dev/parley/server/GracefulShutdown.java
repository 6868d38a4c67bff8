package dev.parley.server;

import dev.parley.graphql.http.AcceptedConnections;
import dev.parley.graphql.http.HttpConfig;
import dev.parley.graphql.http.HttpResponder;
import dev.parley.graphql.http.HttpTransport;
import dev.parley.graphql.http.OpenRequests;
import dev.parley.graphql.sse.EventStreamRegistry;
import dev.parley.graphql.websocket.WebSocketRegistry;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Stops the instance gracefully: it answers the requests in progress and asks clients with a WebSocket or an event stream to reconnect elsewhere. Quarkus' own
 * mechanism (quarkus.shutdown.timeout) cannot be used, because it counts each WebSocket ever opened as a request that never ends.
 */
@Singleton
public class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);

    /** Order after the handler of dev mode, which holds the request that triggers a restart. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    /** Order after a route of SmallRye on the GraphQL path, which removes all end handlers that were added before it. */
    private static final int AFTER_SMALLRYE = -SecurityHandlerPriorities.AUTHORIZATION + 2;

    /** How much longer than a request may take the instance waits by default. New requests are accepted for that time. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** How long HTTP/2 clients have to read their last responses and close their connections. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(1);

    /** How long the ports stay open for clients that connect again and again. They are answered with 503. */
    private static final Duration LAST_CONNECTIONS = Duration.ofSeconds(2);

    /** The ports are closed when no connection has come for this time. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final String END = GracefulShutdown.class.getName();

    private final WebSocketRegistry sockets;
    private final EventStreamRegistry streams;
    private final OpenRequests requests;
    private final AcceptedConnections connections;
    private final Duration delay;
    private final Duration timeout;
    private final Duration requestTimeout;
    private final ConnectionDrainer drainer = new ConnectionDrainer();
    private volatile boolean stopping;

    GracefulShutdown(
            WebSocketRegistry sockets,
            EventStreamRegistry streams,
            OpenRequests requests,
            AcceptedConnections connections,
            ShutdownConfig config,
            HttpConfig http) {
        this.sockets = sockets;
        this.streams = streams;
        this.requests = requests;
        this.connections = connections;
        this.delay = config.delay();
        this.timeout = timeout(config, http);
        this.requestTimeout = http.requestTimeout();
    }

    /** Maximum time for requests and sockets to finish, without the delay. */
    static Duration timeout(ShutdownConfig config, HttpConfig http) {
        return config.timeout().orElseGet(() -> http.requestTimeout().plus(MARGIN));
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::count).failureHandler(this::proceed);
        router.route().order(AFTER_SMALLRYE).handler(this::watch);
    }

    /** Runs before other components stop, and blocks until the instance is quiet. Quarkus' readiness check is already down. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stopping = true;
        sockets.refuse();
        streams.refuse();
        Thread.sleep(delay.toMillis());
        sockets.drain();
        // A stream is a request. It would be waited for.
        streams.drain(drainer::drain);
        long start = System.nanoTime();
        // Requests that arrive before the close still have the full request timeout.
        await(this::isQuiet, start + timeout.minus(requestTimeout).toNanos());
        requests.close();
        // Requests that arrived just before the close are counted and answered. Later ones are rejected.
        if (!await(this::isQuiet, start + timeout.toNanos())) {
            LOG.warnf("%d WebSockets and %d requests did not end in time", sockets.count(), requests.count());
        }
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            closePorts();
        }
        await(drainer::isDrained, System.nanoTime() + LAST_RESPONSES.toNanos());
    }

    /**
     * Closes the ports so that no connection is lost that has been accepted. Quarkus would close the connections with the ports. Its ports of dev mode
     * and of tests stay open.
     */
    private void closePorts() throws InterruptedException {
        long start = System.nanoTime();
        await(
                () -> System.nanoTime() - start > QUIET.toNanos() && connections.isQuietFor(QUIET),
                start + LAST_CONNECTIONS.toNanos());
        connections.closePorts();
        await(
                () -> connections.unanswered() == 0 && requests.count() == 0,
                System.nanoTime() + LAST_RESPONSES.toNanos());
    }

    private boolean isQuiet() {
        return sockets.count() == 0 && requests.count() == 0;
    }

    private static boolean await(BooleanSupplier condition, long until) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    private void count(RoutingContext exchange) {
        if (!HttpTransport.isUpgrade(exchange.request())) {
            // A rerouted request, such as one for GraphiQL's page, passes here twice and has lost its handlers.
            Runnable counted = exchange.get(END);
            Runnable end = counted == null ? requests.begin() : counted;
            exchange.put(END, end);
            exchange.addBodyEndHandler(answered -> end.run());
            exchange.addHeadersEndHandler(answering -> drainIfStopping(exchange));
        }
        exchange.next();
    }

    /** Ends the count of a request if its client disconnects. */
    private void watch(RoutingContext exchange) {
        if (!HttpResponder.isOver(exchange)) {
            exchange.addEndHandler(ended -> end(exchange));
        }
        proceed(exchange);
    }

    /** Continues with the next handler. The client may have disconnected during the authentication, before the end handler was added. */
    private void proceed(RoutingContext exchange) {
        if (HttpResponder.isOver(exchange)) {
            end(exchange);
        }
        exchange.next();
    }

    private static void end(RoutingContext exchange) {
        Runnable end = exchange.get(END);
        if (end != null) {
            end.run();
        }
    }

    private void drainIfStopping(RoutingContext exchange) {
        if (stopping) {
            drainer.drain(exchange);
        }
    }
}
