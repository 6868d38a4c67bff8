package dev.parley.graphql.http;

import dev.parley.graphql.download.Download;
import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.download.DownloadRequest;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.JsonText;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Serves the downloads that features contribute. */
@Singleton
class DownloadRoutes {

    private final List<Download> downloads;
    private final HttpEntrance entrance;
    private final OpenRequests openRequests;
    private final DownloadSlots slots;
    private final GraphQLEngine engine;
    private final HttpResponder responder;
    private final RequestAudit audit;
    private final HttpConfig config;
    private final DownloadConfig limits;

    DownloadRoutes(
            @All List<Download> downloads,
            HttpEntrance entrance,
            OpenRequests openRequests,
            DownloadSlots slots,
            GraphQLEngine engine,
            HttpResponder responder,
            RequestAudit audit,
            HttpConfig config,
            DownloadConfig limits) {
        this.downloads = downloads;
        this.entrance = entrance;
        this.openRequests = openRequests;
        this.slots = slots;
        this.engine = engine;
        this.responder = responder;
        this.audit = audit;
        this.config = config;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        for (Download download : downloads) {
            entrance.route(router, download.path())
                    .handler(exchange -> admit(exchange, download))
                    .handler(exchange -> open(exchange, download));
        }
    }

    private void admit(RoutingContext exchange, Download download) {
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            return;
        }
        String allowed = download.methods().stream().sorted().collect(Collectors.joining(", "));
        HttpResponder.allow(exchange, allowed);
        entrance.enter(exchange);
        slots.take(exchange, ClientAddress.of(exchange.request()));
        HttpMethod method = exchange.request().method();
        if (!download.methods().contains(method.name())) {
            throw new RequestException(
                    RequestError.METHOD_NOT_ALLOWED,
                    "This path does not support the HTTP method. Supported: " + allowed + ".");
        }
        if (method.equals(HttpMethod.GET)) {
            entrance.requireShortUrl(exchange.request());
            exchange.next();
        } else {
            entrance.readJson(exchange);
        }
    }

    /** Reads the first piece before the response begins, so that a refusal has a status and a code. */
    private void open(RoutingContext exchange, Download download) {
        Caller caller = entrance.caller(exchange);
        openRequests
                .counted(exchange.vertx()
                        .executeBlocking(
                                () -> CurrentActor.as(caller, () -> {
                                    DownloadContent content = download.open(request(exchange, caller, download));
                                    return new DownloadStream(
                                            exchange,
                                            caller,
                                            content,
                                            content.pieces().next(),
                                            openRequests,
                                            limits);
                                }),
                                false))
                .onSuccess(stream -> send(exchange, stream))
                .onFailure(exchange::fail);
    }

    private void send(RoutingContext exchange, DownloadStream stream) {
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            return;
        }
        entrance.withoutDeadline(exchange);
        responder.streaming(exchange, Operation.QUERY);
        stream.open(entrance.validFor(exchange));
    }

    private DownloadRequest request(RoutingContext exchange, Caller caller, Download download) {
        boolean hasBody = exchange.request().method().equals(HttpMethod.POST);
        MultiMap parameters = exchange.queryParams();
        Map<String, Object> arguments = new HashMap<>();
        if (hasBody) {
            arguments.putAll(body(exchange));
        } else {
            parameters.forEach(parameter -> arguments.put(
                    parameter.getKey(),
                    download.objects().contains(parameter.getKey())
                            ? JsonText.read(parameter.getValue())
                            : parameter.getValue()));
        }
        requireKnown(arguments, download);
        if (parameters.entries().size() != (hasBody ? 0 : arguments.size())) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    hasBody ? "With POST, send arguments in the body only." : "An argument is given twice.");
        }
        for (String name : download.objects()) {
            if (arguments.get(name) != null && !(arguments.get(name) instanceof Map<?, ?>)) {
                throw DownloadRequest.bad(name, "must be a JSON object.");
            }
        }
        arguments.putAll(exchange.pathParams());
        return new DownloadRequest(arguments, (document, variables) -> data(document, variables, caller));
    }

    private static void requireKnown(Map<String, Object> arguments, Download download) {
        if (!download.arguments().containsAll(arguments.keySet())) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    "The request has an argument that this path does not know. Known arguments are "
                            + download.arguments().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
    }

    private static Map<String, Object> body(RoutingContext exchange) {
        if (exchange.body().buffer() == null) {
            return Map.of();
        }
        if (!(JsonText.read(exchange.body().buffer()) instanceof Map<?, ?> members)) {
            throw new RequestException(RequestError.BAD_REQUEST, "The body of the request must be a JSON object.");
        }
        return JsonText.object(members);
    }

    private Map<String, Object> data(String document, Map<String, Object> variables, Caller caller) {
        ExecutionResult result = engine.executeOwn(
                        new GraphQLRequest(document, null, variables, Map.of()),
                        Set.of(Operation.QUERY),
                        Deadline.in(config.requestTimeout()))
                .result();
        audit.answered(result.getErrors(), caller);
        if (!result.getErrors().isEmpty()) {
            throw refusal(result.getErrors().get(0));
        }
        Object answer = Objects.requireNonNull(JsonText.read(JsonText.write(result.toSpecification())));
        return JsonText.object(Objects.requireNonNull(JsonText.object(answer).get("data")));
    }

    private static RequestException refusal(GraphQLError error) {
        Object code = Objects.requireNonNull(error.getExtensions().get("code"));
        return new RequestException(RequestError.valueOf((String) code), error.getMessage());
    }
}
