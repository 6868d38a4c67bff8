package dev.parley.graphql.transport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes requests over WebSockets: decides who gets a socket. */
@Singleton
class WebSocketTransport {

    private static final Logger LOG = Logger.getLogger(WebSocketTransport.class);

    /** Ahead of SmallRye's own handler, and so of Quarkus' authentication: {@link WebSocketLogins} does it. */
    private static final int ORDER = Integer.MIN_VALUE + 10;

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final String OFFERED_PROTOCOLS = "Sec-WebSocket-Protocol";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebSocketConnection.Services services;
    private final WebSocketOrigins origins;
    private final WebSocketSockets sockets;
    private final String path;

    WebSocketTransport(
            Vertx vertx,
            WebSocketConfig config,
            WebSocketLogins logins,
            WebSocketExecutor executor,
            RateLimits rates,
            WebSocketMetrics metrics,
            RequestAudit audit,
            WebSocketSockets sockets,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.services = new WebSocketConnection.Services(vertx, config, logins, executor, rates, metrics, audit);
        this.origins = new WebSocketOrigins(config.origins().orElse(Set.of()));
        this.sockets = sockets;
        this.path = path;
        metrics.observe(sockets);
    }

    void register(@Observes Router router) {
        router.route(path).order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext handshake) {
        HttpServerRequest request = handshake.request();
        if (!isUpgrade(request)) {
            handshake.next();
            return;
        }
        if (!origins.admit(request.getHeader(HttpHeaders.ORIGIN), String.valueOf(request.authority()))) {
            services.audit().foreignPage();
            refuse(handshake, FORBIDDEN, "Pages of this origin may open no WebSocket here.");
            return;
        }
        if (!offersProtocol(request)) {
            refuse(handshake, BAD_REQUEST, "The WebSocket's subprotocol is " + PROTOCOL + ".");
            return;
        }
        String address = address(handshake);
        try {
            services.rates().requireLogin(address);
        } catch (RateLimits.RateLimited failedTooOften) {
            handshake.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(failedTooOften.seconds()));
            refuse(handshake, TOO_MANY_REQUESTS, "There were too many bad credentials from your address.");
            return;
        }
        switch (sockets.admit(address)) {
            case LEAVING -> refuse(handshake, HttpStatus.UNAVAILABLE, "This instance is about to end.");
            case FULL -> refuse(handshake, HttpStatus.UNAVAILABLE, "This instance takes no more WebSockets.");
            case TOO_MANY_OF_ADDRESS ->
                refuse(handshake, TOO_MANY_REQUESTS, "There are too many WebSockets from your address.");
            case ADMITTED -> upgrade(handshake, address);
        }
    }

    private static void refuse(RoutingContext handshake, int status, String why) {
        handshake.response().setStatusCode(status).end(why);
    }

    private void upgrade(RoutingContext handshake, String address) {
        handshake
                .request()
                .toWebSocket()
                .onSuccess(socket -> open(handshake, socket, address))
                .onFailure(failure -> {
                    sockets.release(address);
                    LOG.debug("A WebSocket's handshake failed", failure);
                });
    }

    private void open(RoutingContext handshake, ServerWebSocket socket, String address) {
        SlowHeads.release(handshake);
        WebSocketConnection connection = new WebSocketConnection(services, handshake, socket);
        connection.open(() -> {
            sockets.closed(connection);
            sockets.release(address);
        });
        sockets.opened(connection);
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return request.headers().getAll(OFFERED_PROTOCOLS).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .anyMatch(offer -> offer.strip().equals(PROTOCOL));
    }

    /** Whether a request asks for a WebSocket. */
    static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    /** Where a client is, as far as proxies are allowed to tell. */
    static String address(RoutingContext handshake) {
        SocketAddress address = handshake.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }
}
