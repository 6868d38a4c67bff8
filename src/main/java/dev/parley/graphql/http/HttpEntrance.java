package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.LoginLimits;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.security.Caller;
import dev.parley.security.CallerActivity;
import dev.parley.security.Credentials;
import dev.parley.security.Transport;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Admits requests of callers before they are executed: checks shutdown and login, starts the deadline, and applies rates and limits of size. */
@Singleton
class HttpEntrance {

    /** Before Quarkus' authentication and after CORS, so that pages of allowed origins can read rejections. */
    private static final int BEFORE_LOGIN = -SecurityHandlerPriorities.CORS + 1;

    /** After authentication, and before Quarkus' own limit on bodies, which rejects requests without an error code. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** Key of the {@link Admitted} request. */
    private static final String ADMITTED = HttpEntrance.class.getName();

    /**
     * A request whose head was accepted.
     *
     * @param timer number of the timer of the deadline
     */
    private record Admitted(Caller caller, long timer) {}

    private final OpenRequests openRequests;
    private final Credentials credentials;
    private final LoginLimits logins;
    private final RateLimits rates;
    private final HttpResponder responder;
    private final CallerActivity activity;
    private final Clock clock;
    private final HttpConfig config;
    private final BodyHandler bodies;

    HttpEntrance(
            OpenRequests openRequests,
            Credentials credentials,
            LoginLimits logins,
            RateLimits rates,
            HttpResponder responder,
            CallerActivity activity,
            Clock clock,
            HttpConfig config) {
        this.openRequests = openRequests;
        this.credentials = credentials;
        this.logins = logins;
        this.rates = rates;
        this.responder = responder;
        this.activity = activity;
        this.clock = clock;
        this.config = config;
        this.bodies =
                BodyHandler.create(false).setBodyLimit(config.maxBodySize().asLongValue());
    }

    /** Returns a new route for requests on a path, whose callers have been authenticated. Failures become errors with codes. */
    Route route(Router router, String path) {
        router.route(path).order(BEFORE_LOGIN).handler(this::admitLogin).failureHandler(this::refuse);
        return router.route(path).order(ORDER).failureHandler(this::refuse);
    }

    /**
     * Rejects requests during shutdown, and from addresses with too many failed logins, before their credentials are
     * verified.
     */
    private void admitLogin(RoutingContext exchange) {
        responder.begin(exchange);
        openRequests.admit();
        HttpServerRequest request = exchange.request();
        logins.require(ClientAddress.of(request), request.getHeader(HttpHeaders.AUTHORIZATION));
        exchange.next();
    }

    private void refuse(RoutingContext exchange) {
        logins.failed(ClientAddress.of(exchange.request()), exchange.failure());
        if (exchange.failure() instanceof RateLimits.RateLimited limited) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limited.seconds()));
        }
        responder.refuse(exchange);
    }

    /**
     * Starts the deadline of a request, and finds its caller.
     *
     * @throws RequestException RATE_LIMITED
     */
    void enter(RoutingContext exchange) {
        exchange.addEndHandler(ended -> responder.over(exchange));
        long timer = limitTime(exchange);
        Caller caller = findCaller(exchange);
        rates.require(caller);
        activity.record(caller.actor());
        exchange.put(ADMITTED, new Admitted(caller, timer));
    }

    /** Starts the timer of the deadline. */
    private long limitTime(RoutingContext exchange) {
        long timer = exchange.vertx()
                .setTimer(
                        config.requestTimeout().toMillis(),
                        passed -> exchange.fail(new RequestException(
                                RequestError.DEADLINE_EXCEEDED, "The request exceeded its deadline. Ask for less.")));
        exchange.addEndHandler(ended -> exchange.vertx().cancelTimer(timer));
        return timer;
    }

    /** Ends the deadline of a request whose response is a stream. */
    void withoutDeadline(RoutingContext exchange) {
        exchange.vertx().cancelTimer(admitted(exchange).timer());
    }

    private Caller findCaller(RoutingContext exchange) {
        SecurityIdentity identity = identity(exchange);
        logins.succeeded(identity);
        HttpServerRequest request = exchange.request();
        return new Caller(
                credentials.actor(identity, request.getHeader(HttpHeaders.AUTHORIZATION)),
                ClientAddress.of(request),
                Transport.HTTP,
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The caller of a request that has entered. */
    Caller caller(RoutingContext exchange) {
        return admitted(exchange).caller();
    }

    private static Admitted admitted(RoutingContext exchange) {
        return Objects.requireNonNull(exchange.<Admitted>get(ADMITTED));
    }

    /** Time until the caller's credentials expire; empty if they do not. */
    Optional<Duration> validFor(RoutingContext exchange) {
        return Credentials.validFor(identity(exchange), clock);
    }

    private static SecurityIdentity identity(RoutingContext exchange) {
        return ((QuarkusHttpUser) Objects.requireNonNull(exchange.user())).getSecurityIdentity();
    }

    /**
     * Rejects a long URL.
     *
     * @throws RequestException URI_TOO_LONG
     */
    void requireShortUrl(HttpServerRequest request) {
        long longest = config.maxUrlLength().asLongValue();
        if (request.uri().length() > longest) {
            throw new RequestException(
                    RequestError.URI_TOO_LONG,
                    "The URL has " + request.uri().length() + " characters; the limit is " + longest
                            + ". Send the query by POST.");
        }
    }

    /**
     * Reads a body of JSON, and continues with the next handler.
     *
     * @throws RequestException UNSUPPORTED_MEDIA_TYPE
     */
    void readJson(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        requirePlain(request);
        requireJson(MediaType.listedIn(request.headers().getAll(HttpHeaders.CONTENT_TYPE)));
        bodies.handle(exchange);
    }

    private static void requireJson(List<MediaType> types) {
        // GraphiQL sends the content type twice.
        if (types.isEmpty() || !types.stream().allMatch(MediaType::isJson)) {
            throw new RequestException(
                    RequestError.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json.");
        }
        if (!types.stream().allMatch(MediaType::isUtf8)) {
            throw new RequestException(RequestError.UNSUPPORTED_MEDIA_TYPE, "The charset of the body must be UTF-8.");
        }
    }

    /**
     * Rejects a compressed body.
     *
     * @throws RequestException UNSUPPORTED_MEDIA_TYPE
     */
    static void requirePlain(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestException(
                    RequestError.UNSUPPORTED_MEDIA_TYPE, "Compressed request bodies are not supported.");
        }
    }
}
