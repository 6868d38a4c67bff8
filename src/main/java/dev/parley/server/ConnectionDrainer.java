package dev.parley.server;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Asks HTTP clients to close their connections, so that they send their next requests to another instance. HTTP/2 connections are left to
 * the client to close: if the server closed one while the client still writes, a response that was not read yet could be lost.
 */
final class ConnectionDrainer {

    /**
     * Java's HTTP clients before 2025-07 drop requests in progress when they receive GOAWAY (JDK-8335181). They get no GOAWAY; their
     * requests are rejected with a status once the instance accepts no more.
     */
    private static final Pattern DROPS_REQUESTS_ON_GOAWAY =
            Pattern.compile("Java-http-client/(?!17\\.0\\.(1[7-9]|[2-9]\\d)|21\\.0\\.([89]|\\d\\d)|2[5-9]|[3-9]\\d).*");

    private static final int NO_ERROR = 0;

    private static final AttributeKey<Boolean> DRAINED = AttributeKey.valueOf(ConnectionDrainer.class, "drained");

    private final AtomicInteger open = new AtomicInteger();

    /** Asks the client of a request to close its connection. Call it before the response ends. */
    void drain(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        HttpConnection connection = request.connection();
        if (request.version() == HttpVersion.HTTP_1_1) {
            if (!exchange.response().headWritten()) {
                exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            exchange.addBodyEndHandler(answered -> connection.close());
        }
        if (request.version() == HttpVersion.HTTP_2 && isFirst(connection)) {
            open.incrementAndGet();
            connection.closeHandler(closed -> open.decrementAndGet());
            if (supportsGoAway(request.getHeader(HttpHeaders.USER_AGENT))) {
                // After the response: Vert.x' client before 4.5.24 loses responses that end after GOAWAY.
                // The highest stream id lets the server still answer requests that are on their way.
                exchange.addBodyEndHandler(answered -> connection.goAway(NO_ERROR, Integer.MAX_VALUE));
            }
        }
    }

    private static boolean isFirst(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(DRAINED).setIfAbsent(true) == null;
    }

    /** Whether all HTTP/2 clients that were asked to close their connections have done so. */
    boolean isDrained() {
        return open.get() == 0;
    }

    /** Whether a client with this User-Agent completes its requests in progress after GOAWAY. */
    static boolean supportsGoAway(String userAgent) {
        return userAgent == null || !DROPS_REQUESTS_ON_GOAWAY.matcher(userAgent).matches();
    }
}
