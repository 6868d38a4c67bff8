package dev.parley.graphql.websocket;

import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.PersistedQueries;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.http.HttpTransport;
import dev.parley.graphql.http.OpenRequests;
import dev.parley.graphql.http.RequestHeadTimeout;
import dev.parley.security.CallerActivity;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Handles WebSocket handshakes and decides which clients get a socket. */
@Singleton
public class WebSocketTransport {

    private static final Logger LOG = Logger.getLogger(WebSocketTransport.class);

    /**
     * Before SmallRye's own handler, and so before Quarkus' authentication. {@link WebSocketAuthenticator}
     * authenticates instead.
     */
    private static final int ORDER = Integer.MIN_VALUE + 10;

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final String OFFERED_PROTOCOLS = "Sec-WebSocket-Protocol";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebSocketConnection.Services services;
    private final WebSocketOrigins origins;
    private final WebSocketRegistry sockets;
    private final OpenRequests requests;
    private final String path;

    WebSocketTransport(
            Vertx vertx,
            WebSocketConfig config,
            WebSocketAuthenticator logins,
            WebSocketExecutor executor,
            PersistedQueries persisted,
            RateLimits rates,
            WebSocketMetrics metrics,
            RequestAudit audit,
            CallerActivity activity,
            WebSocketRegistry sockets,
            OpenRequests requests,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.services = new WebSocketConnection.Services(
                vertx, config, logins, executor, persisted, rates, metrics, audit, activity);
        this.origins = new WebSocketOrigins(config.origins().orElse(Set.of()));
        this.sockets = sockets;
        this.requests = requests;
        this.path = path;
        metrics.observe(sockets);
    }

    void register(@Observes Router router) {
        router.route(path).order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext handshake) {
        HttpServerRequest request = handshake.request();
        if (!HttpTransport.isUpgrade(request)) {
            handshake.next();
            return;
        }
        if (!requests.isReady()) {
            refuse(
                    handshake,
                    HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
                    "This instance waits for its database. Try again later.");
            return;
        }
        if (!origins.admit(request.getHeader(HttpHeaders.ORIGIN), String.valueOf(request.authority()))) {
            services.audit().foreignPage();
            refuse(
                    handshake,
                    FORBIDDEN,
                    "Pages of this origin may not open WebSockets. The operator can list the origin in parley.websocket.origins.");
            return;
        }
        if (!offersProtocol(request)) {
            refuse(handshake, BAD_REQUEST, "The WebSocket subprotocol must be " + PROTOCOL + ".");
            return;
        }
        if (hasBody(request)) {
            refuse(handshake, BAD_REQUEST, "A WebSocket handshake must not have a body.");
            return;
        }
        String address = ClientAddress.of(request);
        switch (sockets.admit(address)) {
            case DRAINING ->
                refuse(
                        handshake,
                        HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
                        "This instance is shutting down. Retry; another instance will answer.");
            case FULL ->
                refuse(
                        handshake,
                        HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
                        "This instance has reached its limit of WebSockets. Try again later.");
            case TOO_MANY_OF_ADDRESS -> refuse(handshake, TOO_MANY_REQUESTS, "Your address has too many WebSockets.");
            case ADMITTED -> upgrade(handshake, address);
        }
    }

    private static void refuse(RoutingContext handshake, int status, String why) {
        handshake.response().setStatusCode(status).end(why);
    }

    private void upgrade(RoutingContext handshake, @Nullable String address) {
        HttpServerRequest request = handshake.request();
        Runnable release = sockets.release(address);
        // Release the slot when the connection closes, after every outcome of the handshake, because connections are
        // the limited resource.
        ((ConnectionBase) request.connection()).closeFuture().onComplete(gone -> release.run());
        request.toWebSocket().onSuccess(socket -> open(handshake, socket)).onFailure(failure -> {
            release.run();
            LOG.debug("A WebSocket's handshake failed", failure);
        });
    }

    private void open(RoutingContext handshake, ServerWebSocket socket) {
        RequestHeadTimeout.release(handshake);
        WebSocketConnection connection = new WebSocketConnection(services, handshake, socket);
        connection.open(() -> sockets.closed(connection));
        sockets.opened(connection);
    }

    /**
     * Whether the handshake has a body. Vert.x would read it before the handshake, without a time limit, and would
     * not report an oversized one.
     */
    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !"0".equals(Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_LENGTH), "0"));
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return request.headers().getAll(OFFERED_PROTOCOLS).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .anyMatch(offer -> offer.strip().equals(PROTOCOL));
    }
}
