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

/** Sends answers over HTTP. Each is JSON with a code for every error, whatever was wrong with the request. */
@Singleton
public class HttpResponder {

    /** Bytes below which packing takes longer than sending. */
    private static final int WORTH_PACKING = 1024;

    private static final String SINCE = HttpResponder.class.getName();

    private final RequestMetrics metrics;
    private final RequestAudit audit;

    HttpResponder(RequestMetrics metrics, RequestAudit audit) {
        this.metrics = metrics;
        this.audit = audit;
    }

    /** Notes that a request has come. */
    void begin(RoutingContext exchange) {
        exchange.put(SINCE, System.nanoTime());
    }

    /** Sends an answer. */
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
                                .contentType())
                // It is the caller's alone, and a session's key may be in it.
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.status() == HttpStatus.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, allowed(exchange));
        }
        if (answer.body().length() < WORTH_PACKING && exchange.request().method() != HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        takeLeave(exchange, answer);
        count(exchange, answer.operation(), answer.outcome());
        response.end(answer.body());
    }

    /** Tells why a request has failed. */
    void refuse(RoutingContext exchange) {
        if (isOver(exchange) || isHangUp(exchange.failure())) {
            over(exchange);
            return;
        }
        send(exchange, HttpResponse.of(ErrorCodes.error(failure(exchange), "A request over HTTP")));
    }

    /** Notes that nothing more becomes of a request: if it was not answered, its client has gone. */
    void over(RoutingContext exchange) {
        count(exchange, null, Outcome.GONE);
    }

    /** Whether a client has broken off what it was sending. */
    private static boolean isHangUp(Throwable failure) {
        return failure instanceof StreamResetException || failure instanceof HttpClosedException;
    }

    /** Each request once. */
    private void count(RoutingContext exchange, Operation operation, Outcome outcome) {
        Long since = exchange.remove(SINCE);
        if (since != null) {
            metrics.answered(Transport.HTTP, operation, outcome, Duration.ofNanos(System.nanoTime() - since));
        }
    }

    /** Whether the answer was sent, or the client is gone. */
    public static boolean isOver(RoutingContext exchange) {
        return exchange.response().ended() || exchange.response().closed();
    }

    /** Lets what is left of a request pass by, or ends the connection where that is too much. */
    private static void takeLeave(RoutingContext exchange, HttpResponse answer) {
        if (exchange.request().isEnded()) {
            return;
        }
        exchange.request().resume();
        boolean endless = answer.status() == HttpStatus.PAYLOAD_TOO_LARGE || answer.status() == HttpStatus.UNAVAILABLE;
        if (endless && exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            exchange.addEndHandler(ended -> exchange.request().connection().close());
        }
    }

    private static String allowed(RoutingContext exchange) {
        return HttpTransport.isInUrl(exchange.request()) ? "POST" : "GET, HEAD, POST";
    }

    /** What went wrong, where Quarkus and Vert.x say it in their ways. Those whose token does not count are told to the audit. */
    private Throwable failure(RoutingContext exchange) {
        Throwable failure = exchange.failure();
        Optional<RefusalReason> token = audit.failed(failure, Transport.HTTP);
        if (token.filter(RefusalReason.PROVIDER_UNREACHABLE::equals).isPresent()) {
            return new RequestException(RequestError.INTERNAL, "The credentials can't be checked now.");
        }
        if (token.isPresent() || failure instanceof UnauthorizedException) {
            return new RequestException(RequestError.UNAUTHENTICATED, "The credentials do not count.");
        }
        if (failure instanceof ForbiddenException) {
            return new RequestException(RequestError.FORBIDDEN, "The caller may not do this.");
        }
        if (exchange.statusCode() == HttpStatus.PAYLOAD_TOO_LARGE) {
            return new RequestException(RequestError.PAYLOAD_TOO_LARGE, "The request is too large.");
        }
        // Vert.x says 200 of a body that can't be read.
        if (exchange.statusCode() < HttpStatus.INTERNAL) {
            return new RequestException(RequestError.BAD_REQUEST, "The request is malformed.");
        }
        return failure;
    }
}
