package dev.parley.server;

import dev.parley.graphql.http.HttpConfig;
import dev.parley.graphql.http.HttpResponder;
import dev.parley.graphql.http.HttpTransport;
import dev.parley.graphql.http.OpenRequests;
import dev.parley.graphql.websocket.WebSocketRegistry;
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
 * Lets the instance end without cutting anybody off: requests that have come are answered, sockets are told to go elsewhere. Quarkus
 * has the same for requests (quarkus.shutdown.timeout), but counts every WebSocket there ever was as a request that never ends.
 */
@Singleton
public class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);

    /** Behind the handler of dev mode, which holds the very request that makes it restart. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    /**
     * Behind a route of SmallRye's on GraphQL's path, which does nothing to requests but take the place of all handlers of the end that
     * were added ahead of it.
     */
    private static final int BEHIND_SMALLRYE = -SecurityHandlerPriorities.AUTHORIZATION + 2;

    /** How long requests are still taken while others end. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** How long clients of HTTP/2 have to read their last answers and hang up. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private static final String END = GracefulShutdown.class.getName();

    private final WebSocketRegistry sockets;
    private final OpenRequests requests;
    private final Duration delay;
    private final Duration timeout;
    private final Duration requestTimeout;
    private final ConnectionDrainer goodbye = new ConnectionDrainer();
    private volatile boolean leaving;

    GracefulShutdown(WebSocketRegistry sockets, OpenRequests requests, ShutdownConfig config, HttpConfig http) {
        this.sockets = sockets;
        this.requests = requests;
        this.delay = config.delay();
        this.timeout = timeout(config, http);
        this.requestTimeout = http.requestTimeout();
    }

    /** How long what is under way has to finish. */
    static Duration timeout(ShutdownConfig config, HttpConfig http) {
        return config.timeout().orElseGet(() -> http.requestTimeout().plus(MARGIN));
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::count).failureHandler(this::goOn);
        router.route().order(BEHIND_SMALLRYE).handler(this::watch);
    }

    /** Comes before anything is shut down, and holds it up. Quarkus' own check already says that the instance is not ready. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        leaving = true;
        sockets.refuse();
        Thread.sleep(delay.toMillis());
        sockets.leave();
        long start = System.nanoTime();
        // Whoever comes before that has as long as a request may take.
        await(this::isQuiet, start + timeout.minus(requestTimeout).toNanos());
        requests.close();
        // Whoever came while that was found out has been counted, and is answered; whoever comes now is sent away.
        if (!await(this::isQuiet, start + timeout.toNanos())) {
            LOG.warnf("%d WebSockets and %d requests did not end in time", sockets.count(), requests.count());
        }
        await(goodbye::isReturned, System.nanoTime() + LAST_ANSWERS.toNanos());
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
            // A rerouted request, such as one for GraphiQL's page, comes here again and has lost its handlers.
            Runnable known = exchange.get(END);
            Runnable end = known == null ? requests.begin() : known;
            exchange.put(END, end);
            exchange.addBodyEndHandler(answered -> end.run());
            exchange.addHeadersEndHandler(answering -> askToGo(exchange));
        }
        exchange.next();
    }

    /** Clients may hang up. */
    private void watch(RoutingContext exchange) {
        if (!HttpResponder.isOver(exchange)) {
            exchange.addEndHandler(ended -> end(exchange));
        }
        goOn(exchange);
    }

    /** They may have done so while it was found out who they are. */
    private void goOn(RoutingContext exchange) {
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

    private void askToGo(RoutingContext exchange) {
        if (leaving) {
            goodbye.say(exchange);
        }
    }
}
