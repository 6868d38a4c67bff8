package dev.parley.graphql.http;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RequestMetrics;
import dev.parley.graphql.execution.RequestMetrics.Outcome;
import dev.parley.security.RefusalReason;
import dev.parley.security.Transport;
import graphql.language.OperationDefinition.Operation;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends responses over HTTP. Each response is JSON with a code for every error, for malformed requests too. */
@Singleton
public class HttpResponder {

    /** Size in bytes below which compression takes longer than sending. */
    private static final int MIN_COMPRESSED_SIZE = 1024;

    private static final String SINCE = HttpResponder.class.getName();

    /** Key of the methods of a path that is not GraphQL's. */
    private static final String METHODS = SINCE + ".methods";

    private final RequestMetrics metrics;
    private final RequestAudit audit;

    HttpResponder(RequestMetrics metrics, RequestAudit audit) {
        this.metrics = metrics;
        this.audit = audit;
    }

    /** Records the start of a request. */
    void begin(RoutingContext exchange) {
        exchange.put(SINCE, System.nanoTime());
    }

    /** Sends a response. */
    void send(RoutingContext exchange, HttpResponse answer) {
        if (isOver(exchange)) {
            over(exchange);
            return;
        }
        HttpServerResponse response = exchange.response();
        response.setStatusCode(answer.status())
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        ResponseMediaType.of(exchange)
                                .orElse(ResponseMediaType.JSON)
                                .withStatus(answer.status())
                                .contentType())
                // The response is for this caller only and may contain a session key.
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
            response.putHeader(HttpHeaders.ALLOW, allowed(exchange));
        }
        if (answer.body().length() < MIN_COMPRESSED_SIZE && exchange.request().method() != HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        finishRequest(exchange, answer);
        count(exchange, answer.operation(), answer.outcome());
        response.end(answer.body());
    }

    /** Sends the error of a failed request. */
    void refuse(RoutingContext exchange) {
        if (isOver(exchange) || isHangUp(exchange.failure())) {
            over(exchange);
            return;
        }
        send(exchange, HttpResponse.of(ErrorCodes.error(failure(exchange), "A request over HTTP")));
    }

    /** Records that a response has started that is a stream. */
    void streaming(RoutingContext exchange, Operation operation) {
        count(exchange, operation, Outcome.OK);
    }

    /** Records the end of a request. If it was not answered, its client has disconnected. */
    void over(RoutingContext exchange) {
        count(exchange, null, Outcome.GONE);
    }

    /** Whether the client aborted the request while sending it. */
    private static boolean isHangUp(@Nullable Throwable failure) {
        return failure instanceof StreamResetException || failure instanceof HttpClosedException;
    }

    /** Counts each request once. */
    private void count(RoutingContext exchange, @Nullable Operation operation, Outcome outcome) {
        Long since = exchange.remove(SINCE);
        if (since != null) {
            metrics.answered(Transport.HTTP, operation, outcome, Duration.ofNanos(System.nanoTime() - since));
        }
    }

    /** Whether the response was sent or the client has disconnected. */
    public static boolean isOver(RoutingContext exchange) {
        return exchange.response().ended() || exchange.response().closed();
    }

    /** Discards the rest of a request, or closes the connection if the rest may be large. */
    private static void finishRequest(RoutingContext exchange, HttpResponse answer) {
        if (exchange.request().isEnded()) {
            return;
        }
        exchange.request().resume();
        boolean endless = answer.status() == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()
                || answer.status() == HttpResponseStatus.SERVICE_UNAVAILABLE.code();
        if (endless && exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            exchange.addEndHandler(ended -> exchange.request().connection().close());
        }
    }

    /** Sets the methods of a path that is not GraphQL's. */
    static void allow(RoutingContext exchange, String methods) {
        exchange.put(METHODS, methods);
    }

    private static String allowed(RoutingContext exchange) {
        String ofPath = exchange.<String>get(METHODS);
        if (ofPath != null) {
            return ofPath;
        }
        return HttpTransport.isInUrl(exchange.request()) ? "POST" : "GET, HEAD, POST";
    }

    /** Converts failures of Quarkus and Vert.x. Invalid tokens are reported to the audit log. */
    private Throwable failure(RoutingContext exchange) {
        Throwable failure = exchange.failure();
        Optional<RefusalReason> token = audit.failed(failure, Transport.HTTP);
        if (token.filter(RefusalReason.PROVIDER_UNREACHABLE::equals).isPresent()) {
            return new RequestException(
                    RequestError.UNAVAILABLE, "The credentials cannot be verified at the moment. Try again later.");
        }
        if (token.isPresent() || failure instanceof UnauthorizedException) {
            return new RequestException(RequestError.UNAUTHENTICATED, "The credentials are not valid. Sign in again.");
        }
        if (failure instanceof ForbiddenException) {
            return new RequestException(RequestError.FORBIDDEN, "You may not do this.");
        }
        if (exchange.statusCode() == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()) {
            return new RequestException(
                    RequestError.PAYLOAD_TOO_LARGE, "The request is too large. Send smaller requests.");
        }
        // Vert.x reports status 200 for a body that it cannot read.
        if (exchange.statusCode() < HttpResponseStatus.INTERNAL_SERVER_ERROR.code()) {
            return new RequestException(RequestError.BAD_REQUEST, "The request is malformed.");
        }
        return failure != null ? failure : new IllegalStateException("Status " + exchange.statusCode());
    }
}
