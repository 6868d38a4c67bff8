package dev.parley.graphql.http;

import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RequestParser;
import dev.parley.graphql.sse.EventStreams;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.trace.Traces;
import graphql.language.OperationDefinition.Operation;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
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

    private static final String LAST_EVENT_ID = "Last-Event-ID";

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

    private final GraphQLEngine engine;
    private final HttpEntrance entrance;
    private final OpenRequests openRequests;
    private final HttpResponder responder;
    private final RequestAudit audit;
    private final EventStreams streams;
    private final HttpConfig config;
    private final Traces traces;
    private final String path;

    HttpTransport(
            GraphQLEngine engine,
            HttpEntrance entrance,
            OpenRequests openRequests,
            HttpResponder responder,
            RequestAudit audit,
            EventStreams streams,
            HttpConfig config,
            Traces traces,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.engine = engine;
        this.entrance = entrance;
        this.openRequests = openRequests;
        this.responder = responder;
        this.audit = audit;
        this.streams = streams;
        this.config = config;
        this.traces = traces;
        this.path = path;
    }

    void register(@Observes Router router) {
        entrance.route(router, path).handler(this::admit).handler(this::answer);
    }

    /** Rejects requests by their head where possible, and reads the body otherwise. */
    private void admit(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (isUpgrade(request)) {
            exchange.next();
            return;
        }
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            return;
        }
        entrance.enter(exchange);
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
            entrance.requireShortUrl(request);
            exchange.next();
            return;
        }
        entrance.readJson(exchange);
    }

    /** Executes the request on a worker thread, and sends the response on the event loop. */
    private void answer(RoutingContext exchange) {
        if (isUpgrade(exchange.request())) {
            exchange.next();
            return;
        }
        Caller caller = entrance.caller(exchange);
        Deadline deadline = Deadline.in(config.requestTimeout());
        Span span = traces.request(exchange.request());
        openRequests
                .counted(exchange.vertx()
                        .executeBlocking(
                                () -> traces.within(
                                        span, () -> CurrentActor.as(caller, () -> execute(exchange, caller, deadline))),
                                false))
                .onSuccess(Runnable::run)
                .onFailure(exchange::fail);
    }

    /** Returns what sends the response. The client or the deadline may have gone while all workers were busy. */
    private Runnable execute(RoutingContext exchange, Caller caller, Deadline deadline) {
        if (HttpResponder.isOver(exchange)) {
            return () -> responder.over(exchange);
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
        audit.answered(executed.result().getErrors(), caller);
        // A statement that the database cancelled may arrive here before the timer fires.
        deadline.require();
        if (executed.result().getData() instanceof Publisher<?> results) {
            return () -> stream(exchange, caller, results);
        }
        HttpResponse answer = HttpResponse.of(executed, type);
        return () -> responder.send(exchange, answer);
    }

    /** Position after which a client resumes that has lost its connection. */
    private static Optional<String> position(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(LAST_EVENT_ID)).filter(id -> !id.isBlank());
    }

    /** Sends the results of a subscription. The deadline counts only for its start. */
    private void stream(RoutingContext exchange, Caller caller, Publisher<?> results) {
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            return;
        }
        entrance.withoutDeadline(exchange);
        responder.streaming(exchange, Operation.SUBSCRIPTION);
        streams.open(exchange, caller, entrance.validFor(exchange), results);
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
