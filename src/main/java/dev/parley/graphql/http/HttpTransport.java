package dev.parley.graphql.http;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.LoginLimits;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RequestParser;
import dev.parley.graphql.sse.EventStreams;
import dev.parley.security.Caller;
import dev.parley.security.CallerActivity;
import dev.parley.security.Credentials;
import dev.parley.security.CurrentActor;
import dev.parley.security.Transport;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reactivestreams.Publisher;

/**
 * Serves requests over HTTP according to the GraphQL-over-HTTP specification. It handles everything on its path
 * except WebSockets, so that no request reaches SmallRye's own route behind it.
 */
@Singleton
public class HttpTransport {

    /** Before Quarkus' authentication and after CORS, so that pages of allowed origins can read rejections. */
    private static final int BEFORE_LOGIN = -SecurityHandlerPriorities.CORS + 1;

    /** Key of the {@link Admitted} request. */
    private static final String ADMITTED = HttpTransport.class.getName();

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** After authentication, and before Quarkus' own limit on bodies, which rejects requests without an error code. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** Operations that each HTTP method supports. */
    private static final Map<HttpMethod, Set<Operation>> METHODS = Map.of(
            HttpMethod.GET, Set.of(Operation.QUERY),
            HttpMethod.HEAD, Set.of(Operation.QUERY),
            HttpMethod.POST, Set.of(Operation.QUERY, Operation.MUTATION));

    /** The same with an event stream as the response. */
    private static final Map<HttpMethod, Set<Operation>> METHODS_OF_STREAMS = Map.of(
            HttpMethod.GET, Set.of(Operation.QUERY, Operation.SUBSCRIPTION),
            HttpMethod.HEAD, Set.of(Operation.QUERY),
            HttpMethod.POST, Set.of(Operation.values()));

    /**
     * A request whose head was accepted.
     *
     * @param timer number of the timer of the deadline
     */
    private record Admitted(Caller caller, long timer) {}

    private final GraphQLEngine engine;
    private final OpenRequests openRequests;
    private final Credentials credentials;
    private final LoginLimits logins;
    private final RateLimits rates;
    private final HttpResponder answers;
    private final RequestAudit audit;
    private final CallerActivity activity;
    private final EventStreams streams;
    private final Clock clock;
    private final HttpConfig config;
    private final String path;
    private final BodyHandler bodies;

    HttpTransport(
            GraphQLEngine engine,
            OpenRequests openRequests,
            Credentials credentials,
            LoginLimits logins,
            RateLimits rates,
            HttpResponder answers,
            RequestAudit audit,
            CallerActivity activity,
            EventStreams streams,
            Clock clock,
            HttpConfig config,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.engine = engine;
        this.openRequests = openRequests;
        this.credentials = credentials;
        this.logins = logins;
        this.rates = rates;
        this.answers = answers;
        this.audit = audit;
        this.activity = activity;
        this.streams = streams;
        this.clock = clock;
        this.config = config;
        this.path = path;
        this.bodies =
                BodyHandler.create(false).setBodyLimit(config.maxBodySize().asLongValue());
    }

    void register(@Observes Router router) {
        router.route(path).order(BEFORE_LOGIN).handler(this::admitLogin).failureHandler(this::refuse);
        router.route(path)
                .order(ORDER)
                .handler(this::admit)
                .handler(this::answer)
                .failureHandler(this::refuse);
    }

    /**
     * Rejects requests during shutdown, and from addresses with too many failed logins, before their credentials are
     * verified.
     */
    private void admitLogin(RoutingContext exchange) {
        answers.begin(exchange);
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
        answers.refuse(exchange);
    }

    /** Rejects requests by their head where possible, and reads the body otherwise. */
    private void admit(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (isUpgrade(request)) {
            exchange.next();
            return;
        }
        if (HttpResponder.isOver(exchange)) {
            answers.over(exchange);
            return;
        }
        exchange.addEndHandler(ended -> answers.over(exchange));
        long timer = limitTime(exchange);
        Caller caller = caller(exchange);
        rates.require(caller);
        activity.record(caller.actor());
        exchange.put(ADMITTED, new Admitted(caller, timer));
        if (!METHODS.containsKey(request.method())) {
            throw new RequestException(
                    RequestError.METHOD_NOT_ALLOWED,
                    "GraphQL does not support this HTTP method. Send POST, or for a query GET or HEAD.");
        }
        ResponseMediaType type = ResponseMediaType.of(exchange)
                .orElseThrow(
                        () -> new RequestException(
                                RequestError.NOT_ACCEPTABLE,
                                "The response is JSON or an event stream. Accept application/graphql-response+json, application/json or text/event-stream."));
        if (type == ResponseMediaType.EVENT_STREAM) {
            streams.admit(exchange, ClientAddress.of(request));
        }
        if (isInUrl(request)) {
            requireShortUrl(request);
            exchange.next();
            return;
        }
        requirePlain(request);
        requireJson(MediaType.listedIn(request.headers().getAll(HttpHeaders.CONTENT_TYPE)));
        bodies.handle(exchange);
    }

    private void requireShortUrl(HttpServerRequest request) {
        long longest = config.maxUrlLength().asLongValue();
        if (request.uri().length() > longest) {
            throw new RequestException(
                    RequestError.URI_TOO_LONG,
                    "The URL has " + request.uri().length() + " characters; the limit is " + longest
                            + ". Send the query by POST.");
        }
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

    private static void requirePlain(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestException(
                    RequestError.UNSUPPORTED_MEDIA_TYPE, "Compressed request bodies are not supported.");
        }
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

    /** Executes the request on a worker thread, and sends the response on the event loop. */
    private void answer(RoutingContext exchange) {
        if (isUpgrade(exchange.request())) {
            exchange.next();
            return;
        }
        Admitted admitted = Objects.requireNonNull(exchange.<Admitted>get(ADMITTED));
        Deadline deadline = Deadline.in(config.requestTimeout());
        openRequests
                .counted(exchange.vertx()
                        .executeBlocking(
                                () -> CurrentActor.as(admitted.caller(), () -> execute(exchange, admitted, deadline)),
                                false))
                .onSuccess(Runnable::run)
                .onFailure(exchange::fail);
    }

    /** Returns what sends the response. The client or the deadline may have gone while all workers were busy. */
    private Runnable execute(RoutingContext exchange, Admitted admitted, Deadline deadline) {
        if (HttpResponder.isOver(exchange)) {
            return () -> answers.over(exchange);
        }
        HttpServerRequest request = exchange.request();
        GraphQLRequest asked = isInUrl(request)
                ? RequestParser.parse(exchange.queryParams())
                : RequestParser.parse(exchange.body().buffer());
        ResponseMediaType type = ResponseMediaType.of(exchange).orElseThrow();
        boolean streams = type == ResponseMediaType.EVENT_STREAM;
        OperationResult executed = engine.execute(
                asked,
                (streams ? METHODS_OF_STREAMS : METHODS).getOrDefault(request.method(), Set.of()),
                deadline,
                streams ? position(request) : Optional.empty());
        audit.answered(executed.result().getErrors(), admitted.caller());
        // A statement that the database cancelled may arrive here before the timer fires.
        deadline.require();
        if (executed.result().getData() instanceof Publisher<?> results) {
            return () -> stream(exchange, admitted, results);
        }
        HttpResponse answer = HttpResponse.of(executed, type);
        return () -> answers.send(exchange, answer);
    }

    /** Position after which a client resumes that has lost its connection. */
    private static Optional<String> position(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(LAST_EVENT_ID)).filter(id -> !id.isBlank());
    }

    /** Sends the results of a subscription. The deadline counts only for its start. */
    private void stream(RoutingContext exchange, Admitted admitted, Publisher<?> results) {
        if (HttpResponder.isOver(exchange)) {
            answers.over(exchange);
            return;
        }
        exchange.vertx().cancelTimer(admitted.timer());
        answers.streaming(exchange);
        streams.open(exchange, admitted.caller(), Credentials.validFor(identity(exchange), clock), results);
    }

    private Caller caller(RoutingContext exchange) {
        SecurityIdentity identity = identity(exchange);
        logins.succeeded(identity);
        HttpServerRequest request = exchange.request();
        return new Caller(
                credentials.actor(identity, request.getHeader(HttpHeaders.AUTHORIZATION)),
                ClientAddress.of(request),
                Transport.HTTP);
    }

    private static SecurityIdentity identity(RoutingContext exchange) {
        return ((QuarkusHttpUser) Objects.requireNonNull(exchange.user())).getSecurityIdentity();
    }

    /** Whether the URL contains the request. HEAD is a GET whose response has no body. */
    static boolean isInUrl(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /** Whether a request is a WebSocket handshake. */
    public static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }
}
