package dev.parley.graphql.transport;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the instance end without cutting anybody off: requests that have come are answered, sockets are told to go elsewhere. Quarkus
 * has the same for requests (quarkus.shutdown.timeout), but counts every WebSocket there ever was as a request that never ends.
 */
@Singleton
class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);

    /** Behind the handler of dev mode, which holds the very request that makes it restart. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final String END = GracefulShutdown.class.getName();

    private final WebSocketSockets sockets;
    private final ShutdownConfig config;
    private final String path;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean leaving;
    private volatile boolean gone;

    GracefulShutdown(
            WebSocketSockets sockets,
            ShutdownConfig config,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.sockets = sockets;
        this.config = config;
        this.path = path;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::count);
    }

    /** Comes before anything is shut down, and holds it up. Quarkus' own check already says that the instance is not ready. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        leaving = true;
        sockets.refuse();
        Thread.sleep(config.delay().toMillis());
        sockets.leave();
        boolean quiet = await(() -> sockets.count() == 0 && requests.get() == 0);
        gone = true;
        // Whoever came while that was found out has been counted, and is answered; whoever comes now is sent away.
        if (!quiet || !await(() -> requests.get() == 0)) {
            LOG.warnf("%d WebSockets and %d requests did not end in time", sockets.count(), requests.get());
        }
    }

    private boolean await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > config.timeout().toNanos()) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    /** The answer of a request has gone out, or its client has gone. */
    static void ended(RoutingContext exchange) {
        exchange.<Runnable>get(END).run();
    }

    private void count(RoutingContext exchange) {
        if (WebSocketTransport.isUpgrade(exchange.request())) {
            exchange.next();
            return;
        }
        requests.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable end = () -> {
            if (open.compareAndSet(true, false)) {
                requests.decrementAndGet();
            }
        };
        exchange.addBodyEndHandler(answered -> end.run());
        exchange.put(END, end);
        // For clients that hang up. On GraphQL's path SmallRye's route, though it does nothing, takes the place of all
        // handlers of
        // the end that were added before it: there HttpTransport, behind it, says so.
        if (!exchange.request().path().equals(path)) {
            exchange.addEndHandler(ended -> end.run());
        }
        exchange.addHeadersEndHandler(answering -> askToGo(exchange));
        if (gone) {
            exchange.response().setStatusCode(HttpStatus.UNAVAILABLE).end();
            return;
        }
        exchange.next();
    }

    /** The client's next request goes to another instance, instead of into a connection that is being closed. */
    private void askToGo(RoutingContext exchange) {
        if (leaving && exchange.request().version() == HttpVersion.HTTP_1_1) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.addBodyEndHandler(
                    answered -> exchange.request().connection().close());
        }
    }
}
