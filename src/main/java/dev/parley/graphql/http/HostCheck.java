package dev.parley.graphql.http;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Rejects requests with several Host headers on all paths, as RFC 9112 (3.2) demands. A proxy could route by another
 * one than the service. Vert.x uses the first, and rejects HTTP/1.1 requests without the header itself.
 */
@Singleton
class HostCheck {

    /** After {@link RequestHeadTimeout}, which must see every request, and before all handlers that read the host. */
    private static final int ORDER = RequestHeadTimeout.ORDER + 1;

    private final HttpResponder responder;

    HostCheck(HttpResponder responder) {
        this.responder = responder;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            refuse(exchange);
        } else {
            exchange.next();
        }
    }

    /** Closes the connection as well, because later requests on it cannot be attributed to a client. */
    private void refuse(RoutingContext exchange) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            exchange.addEndHandler(ended -> exchange.request().connection().close());
        }
        RequestException refusal =
                new RequestException(RequestError.BAD_REQUEST, "The request has several Host headers. Send one.");
        responder.send(exchange, HttpResponse.of(ErrorCodes.error(refusal, "A request")));
    }
}
