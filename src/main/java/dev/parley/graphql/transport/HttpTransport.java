package dev.parley.graphql.transport;

import dev.parley.security.Caller;
import dev.parley.security.Credentials;
import dev.parley.security.CurrentActor;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Takes requests over HTTP. */
@Singleton
class HttpTransport {

    private final GraphQLEngine engine;
    private final Credentials credentials;

    HttpTransport(GraphQLEngine engine, Credentials credentials) {
        this.engine = engine;
        this.credentials = credentials;
    }

    void register(@Observes Router router) {
        router.post("/graphql").order(-1).handler(BodyHandler.create()).blockingHandler(this::handle, false);
    }

    private void handle(RoutingContext exchange) {
        JsonObject body = exchange.body().asJsonObject();
        JsonObject variables = body.getJsonObject("variables");
        GraphQLRequest request = new GraphQLRequest(
                body.getString("query"),
                body.getString("operationName"),
                variables == null ? Map.of() : variables.getMap());
        QuarkusHttpUser user = (QuarkusHttpUser) exchange.user();
        Caller caller = new Caller(
                credentials.actor(user.getSecurityIdentity(), exchange.request().getHeader(HttpHeaders.AUTHORIZATION)),
                exchange.request().remoteAddress().hostAddress());
        Map<String, Object> answer = CurrentActor.as(
                caller,
                () -> engine.execute(request, Set.of(Operation.QUERY, Operation.MUTATION))
                        .toSpecification());
        exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.encodeToBuffer(answer));
    }
}
