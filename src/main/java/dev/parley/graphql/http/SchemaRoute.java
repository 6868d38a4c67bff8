package dev.parley.graphql.http;

import dev.parley.graphql.execution.LimitsConfig;
import dev.parley.graphql.execution.PersistedQueries;
import dev.parley.graphql.schema.SchemaFile;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the schema file in place of SmallRye, which would sort it by name and omit directives. The file is absent if
 * introspection is switched off or only registered documents are allowed.
 */
@Singleton
class SchemaRoute {

    /** Before SmallRye's own handler, and after Quarkus' authentication. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final LimitsConfig config;
    private final PersistedQueries persisted;
    private final SchemaFile file;
    private final String path;

    SchemaRoute(
            LimitsConfig config,
            PersistedQueries persisted,
            SchemaFile file,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.config = config;
        this.persisted = persisted;
        this.file = file;
        this.path = path;
    }

    void register(@Observes Router router) {
        router.route(path + "/schema.graphql").order(ORDER).blockingHandler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        HttpMethod method = exchange.request().method();
        if (!config.introspection() || persisted.allowList().isPresent()) {
            response.setStatusCode(HttpResponseStatus.NOT_FOUND.code()).end();
        } else if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=UTF-8")
                    .end(file.text());
        } else {
            response.setStatusCode(HttpResponseStatus.METHOD_NOT_ALLOWED.code())
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
                    .end();
        }
    }
}
