package dev.parley.graphql.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the start script of GraphiQL's page instead of SmallRye's, which leaks tokens. The script explains the details. */
@Singleton
class GraphiQLScript {

    private static final String PATH = "/q/graphql-ui/render.js";
    private static final String RESOURCE = "/graphiql/render.js";

    /** Before all handlers of Quarkus below /q. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_COMPRESSION - 1;

    private final boolean isServed;

    GraphiQLScript(@ConfigProperty(name = "quarkus.smallrye-graphql.ui.enabled") boolean isServed) {
        this.isServed = isServed;
    }

    void register(@Observes Router router) {
        if (!isServed) {
            return;
        }
        Buffer script = script();
        router.get(PATH)
                .order(ORDER)
                .handler(exchange -> exchange.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(script));
    }

    private static Buffer script() {
        try (InputStream file = Objects.requireNonNull(GraphiQLScript.class.getResourceAsStream(RESOURCE))) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
