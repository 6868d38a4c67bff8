package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.LoginLimits;
import dev.parley.graphql.execution.OperationResult;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RequestParser;
import dev.parley.graphql.read.Deadline;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes requests over HTTP, as the GraphQL-over-HTTP specification wants. It answers whatever comes to its path but WebSockets, so
 * that nothing is left for SmallRye's own route, which is behind it.
 */
@Singleton
public class HttpTransport {

    /** Ahead of Quarkus' authentication, and behind CORS: pages that it lets in can read refusals. */
    private static final int BEFORE_LOGIN = -SecurityHandlerPriorities.CORS + 1;

    private static final String CALLER = HttpTransport.class.getName();

    /** Who is calling is known by then; Quarkus' own limit on bodies, which refuses without a word, comes after. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** What may be asked for by which method. */
    private static final Map<HttpMethod, Set<Operation>> METHODS = Map.of(
            HttpMethod.GET, Set.of(Operation.QUERY),
            HttpMethod.HEAD, Set.of(Operation.QUERY),
            HttpMethod.POST, Set.of(Operation.QUERY, Operation.MUTATION));

    private final GraphQLEngine engine;
    private final OpenRequests openRequests;
    private final Credentials credentials;
    private final LoginLimits logins;
    private final RateLimits rates;
    private final HttpResponder answers;
    private final RequestAudit audit;
    private final CallerActivity activity;
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

    /** Does not even look at credentials that come too late, or from where too many did not count. */
    private void admitLogin(RoutingContext exchange) {
        answers.begin(exchange);
        openRequests.admit();
        HttpServerRequest request = exchange.request();
        logins.require(address(request), request.getHeader(HttpHeaders.AUTHORIZATION));
        exchange.next();
    }

    private void refuse(RoutingContext exchange) {
        logins.failed(address(exchange.request()), exchange.failure());
        if (exchange.failure() instanceof RateLimits.RateLimited limited) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limited.seconds()));
        }
        answers.refuse(exchange);
    }

    /** Refuses what its head is enough to refuse, and reads the rest. */
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
        limitTime(exchange);
        Caller caller = caller(exchange);
        rates.require(caller);
        activity.heardFrom(caller.actor());
        exchange.put(CALLER, caller);
        if (!METHODS.containsKey(request.method())) {
            throw new RequestException(RequestError.METHOD_NOT_ALLOWED, "GraphQL comes by POST, GET or HEAD.");
        }
        if (ResponseMediaType.of(exchange).isEmpty()) {
            throw new RequestException(RequestError.NOT_ACCEPTABLE, "All answers are JSON.");
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
                    "The URL has " + request.uri().length() + " characters; " + longest + " is the most.");
        }
    }

    private static void requireJson(List<MediaType> types) {
        // GraphiQL names JSON twice.
        if (types.isEmpty() || !types.stream().allMatch(MediaType::isJson)) {
            throw new RequestException(RequestError.UNSUPPORTED_MEDIA_TYPE, "The body is not application/json.");
        }
        if (!types.stream().allMatch(MediaType::isUtf8)) {
            throw new RequestException(RequestError.UNSUPPORTED_MEDIA_TYPE, "The body's charset is not UTF-8.");
        }
    }

    private static void requirePlain(HttpServerRequest request) {
        String packing = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (packing != null && !packing.equalsIgnoreCase("identity")) {
            throw new RequestException(RequestError.UNSUPPORTED_MEDIA_TYPE, "The body is packed.");
        }
    }

    private void limitTime(RoutingContext exchange) {
        long timer = exchange.vertx()
                .setTimer(
                        config.requestTimeout().toMillis(),
                        passed -> exchange.fail(new RequestException(
                                RequestError.DEADLINE_EXCEEDED, "The request exceeded its deadline. Ask for less.")));
        exchange.addEndHandler(ended -> exchange.vertx().cancelTimer(timer));
    }

    /** Has a worker find the answer. */
    private void answer(RoutingContext exchange) {
        if (isUpgrade(exchange.request())) {
            exchange.next();
            return;
        }
        Caller caller = exchange.get(CALLER);
        Deadline deadline = Deadline.in(config.requestTimeout());
        openRequests
                .counted(exchange.vertx()
                        .executeBlocking(() -> CurrentActor.as(caller, () -> found(exchange, caller, deadline)), false))
                .onSuccess(answer -> answers.send(exchange, answer))
                .onFailure(exchange::fail);
    }

    /** The answer, or null when nobody waits for it any more: workers were busy until then. */
    private HttpResponse found(RoutingContext exchange, Caller caller, Deadline deadline) {
        if (HttpResponder.isOver(exchange)) {
            return null;
        }
        HttpServerRequest request = exchange.request();
        GraphQLRequest asked = isInUrl(request)
                ? RequestParser.parse(exchange.queryParams())
                : RequestParser.parse(exchange.body().buffer());
        OperationResult executed = engine.execute(asked, METHODS.get(request.method()), deadline);
        audit.answered(executed.result().getErrors(), caller);
        // What the database gave up may be here before the timer has gone off.
        deadline.require();
        return HttpResponse.of(executed, ResponseMediaType.of(exchange).orElseThrow());
    }

    private Caller caller(RoutingContext exchange) {
        SecurityIdentity identity = ((QuarkusHttpUser) exchange.user()).getSecurityIdentity();
        logins.succeeded(identity);
        HttpServerRequest request = exchange.request();
        return new Caller(
                credentials.actor(identity, request.getHeader(HttpHeaders.AUTHORIZATION)),
                address(request),
                Transport.HTTP);
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** Whether the URL has the request: HEAD is GET whose answer has no body. */
    static boolean isInUrl(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /** Whether a request asks for a WebSocket. */
    public static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }
}
