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
 * Has clients send their next requests to another instance, instead of into a connection that is being closed. Connections of HTTP/2
 * belong to their clients even then: whoever closes one while its client still writes may take an answer away that was not read yet.
 */
final class ConnectionDrainer {

    /**
     * Java's clients of before 2025-07 (JDK-8335181) drop what is under way when they are told to go. They are only told, by a status,
     * when it is too late.
     */
    private static final Pattern DROPS_WHAT_IS_UNDER_WAY =
            Pattern.compile("Java-http-client/(?!17\\.0\\.(1[7-9]|[2-9]\\d)|21\\.0\\.([89]|\\d\\d)|2[5-9]|[3-9]\\d).*");

    private static final int NO_ERROR = 0;

    private static final AttributeKey<Boolean> SAID = AttributeKey.valueOf(ConnectionDrainer.class, "said");

    private final AtomicInteger open = new AtomicInteger();

    /** Tells the client behind a request, before its answer begins. */
    void say(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        HttpConnection connection = request.connection();
        if (request.version() == HttpVersion.HTTP_1_1) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.addBodyEndHandler(answered -> connection.close());
        }
        if (request.version() == HttpVersion.HTTP_2 && isFirst(connection)) {
            open.incrementAndGet();
            connection.closeHandler(closed -> open.decrementAndGet());
            if (understands(request.getHeader(HttpHeaders.USER_AGENT))) {
                // Vert.x' own client, before 4.5.24, loses an answer that ends behind the word. What is on its way is
                // answered too: no number of a request is too high.
                exchange.addBodyEndHandler(answered -> connection.goAway(NO_ERROR, Integer.MAX_VALUE));
            }
        }
    }

    private static boolean isFirst(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(SAID).setIfAbsent(true) == null;
    }

    /** Whether all clients of HTTP/2 that were answered since have hung up. */
    boolean isReturned() {
        return open.get() == 0;
    }

    /** Whether a client of that name only does what it is told. */
    static boolean understands(String userAgent) {
        return userAgent == null || !DROPS_WHAT_IS_UNDER_WAY.matcher(userAgent).matches();
    }
}
