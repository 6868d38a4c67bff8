package dev.parley.graphql.http;

import dev.parley.graphql.execution.LimitsConfig;
import dev.parley.graphql.execution.PersistedQueries;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes SmallRye's route of the schema file if introspection is switched off or only registered documents are allowed. */
@Singleton
class SchemaRouteGuard {

    /** Before SmallRye's own handler. */
    private static final int ORDER = Integer.MIN_VALUE + 10;

    private static final int NOT_FOUND = 404;

    private final LimitsConfig config;
    private final PersistedQueries persisted;
    private final String path;

    SchemaRouteGuard(
            LimitsConfig config,
            PersistedQueries persisted,
            @ConfigProperty(name = "quarkus.smallrye-graphql.root-path") String path) {
        this.config = config;
        this.persisted = persisted;
        this.path = path;
    }

    void register(@Observes Router router) {
        if (!config.introspection() || persisted.allowList().isPresent()) {
            router.route(path + "/schema.graphql")
                    .order(ORDER)
                    .handler(exchange ->
                            exchange.response().setStatusCode(NOT_FOUND).end());
        }
    }
}
