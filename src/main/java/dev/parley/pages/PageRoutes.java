package dev.parley.pages;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.jsonp.JsonProviderHolder;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Guards the files of the pages, which Quarkus serves: a page that is switched off is not found, and each page has a content security policy that
 * allows what it needs. The headers replace those that all other responses have.
 */
@Singleton
class PageRoutes {

    /** After the security headers of all responses, and before the handler of static files. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_BODY_HANDLER;

    private static final String FRESH = "no-cache";
    /** The names of bundles contain a hash of their content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String JSON = "application/json; charset=utf-8";

    private static final String NO_FRAMES = "; frame-ancestors 'none'";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; connect-src 'self'";

    private final PagesConfig config;
    private final boolean hasGraphiql;

    PageRoutes(PagesConfig config, @ConfigProperty(name = "quarkus.smallrye-graphql.ui.enabled") boolean hasGraphiql) {
        this.config = config;
        this.hasGraphiql = hasGraphiql;
    }

    void register(@Observes Router router) {
        Handler<RoutingContext> demo =
                withWindows(page(POLICY + "; frame-src 'self'" + NO_FRAMES), "same-origin-allow-popups");
        for (String path : List.of("/", "/index.html", "/demo.html")) {
            guard(router, path, config.demo(), demo);
        }
        guard(
                router,
                "/widget.html",
                config.widget(),
                withWindows(page(POLICY + "; frame-ancestors " + widgetSites()), "same-origin-allow-popups"));
        guard(router, "/widget.js", config.widget(), PageRoutes::forOtherSites);
        guard(router, "/push.html", config.widget(), withWindows(page(POLICY + NO_FRAMES), "unsafe-none"));
        boolean hasStaff = config.desk() || config.dashboard();
        staffPage(router, "/desk", config.desk());
        staffPage(router, "/dashboard", config.dashboard());
        guard(router, "/push-worker.js", config.widget() || config.desk(), PageRoutes::fresh);
        serve(router, "/pages.json", config.demo() || hasStaff, this::settings);
        guard(router, "/favicon.svg", config.demo() || config.widget() || hasStaff, PageRoutes::fresh);
        guard(router, "/static/*", config.demo() || config.widget() || hasStaff, PageRoutes::forEver);
    }

    /** A page for agents and managers, which sign in at the identity provider. */
    private void staffPage(Router router, String path, boolean isServed) {
        String file = path + ".html";
        guard(router, file, isServed, page(POLICY + issuerOrigin() + NO_FRAMES));
        serve(router, path, isServed, exchange -> exchange.reroute(file));
    }

    /** The origin of the identity provider, with a space before it; or nothing. */
    private String issuerOrigin() {
        return config.oidcIssuer()
                .map(URI::create)
                .map(issuer -> " " + issuer.getScheme() + "://" + issuer.getRawAuthority())
                .orElse("");
    }

    /** Says which pages there are, so that the others can lead to them, and how people sign in. Nothing of it is secret. */
    private void settings(RoutingContext exchange) {
        JsonProvider json = JsonProviderHolder.jsonProvider();
        JsonObjectBuilder settings = json.createObjectBuilder()
                .add("widget", config.widget())
                .add("desk", config.desk())
                .add("dashboard", config.dashboard())
                .add("graphiql", hasGraphiql);
        config.demoUsers().ifPresent(users -> settings.add("demoUsers", json.createArrayBuilder(users)));
        if (config.oidcIssuer().isPresent() && config.oidcClientId().isPresent()) {
            settings.add(
                    "oidc",
                    json.createObjectBuilder()
                            .add("issuer", config.oidcIssuer().get())
                            .add("clientId", config.oidcClientId().get())
                            .add("scope", config.oidcScope()));
        }
        fresh(exchange);
        exchange.response().headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        exchange.end(settings.build().toString());
    }

    private static void guard(Router router, String path, boolean isServed, Handler<RoutingContext> headers) {
        serve(router, path, isServed, exchange -> {
            headers.handle(exchange);
            exchange.next();
        });
    }

    private static void serve(Router router, String path, boolean isServed, Handler<RoutingContext> handler) {
        Handler<RoutingContext> notFound = exchange -> exchange.fail(HttpResponseStatus.NOT_FOUND.code());
        router.route(path).order(ORDER).handler(isServed ? handler : notFound);
    }

    private String widgetSites() {
        return Stream.concat(Stream.of("'self'"), config.widgetSites().orElse(List.of()).stream())
                .collect(Collectors.joining(" "));
    }

    private static Handler<RoutingContext> page(String policy) {
        return exchange -> {
            fresh(exchange);
            exchange.response().headers().set("Content-Security-Policy", policy);
        };
    }

    /**
     * A page that opens the window for notifications, or is this window. With the header of all responses, the two could not exchange messages.
     *
     * @param policy value of the header Cross-Origin-Opener-Policy
     */
    private static Handler<RoutingContext> withWindows(Handler<RoutingContext> page, String policy) {
        return exchange -> {
            page.handle(exchange);
            exchange.response().headers().set("Cross-Origin-Opener-Policy", policy);
        };
    }

    private static void fresh(RoutingContext exchange) {
        exchange.response().headers().set(HttpHeaders.CACHE_CONTROL, FRESH);
    }

    private static void forEver(RoutingContext exchange) {
        exchange.response().headers().set(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    }

    /** The loader is a script of the site that shows the widget. */
    private static void forOtherSites(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set(HttpHeaders.CACHE_CONTROL, FRESH);
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
