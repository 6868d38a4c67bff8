package dev.parley.pages;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; ";

    private final PagesConfig config;

    PageRoutes(PagesConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        Handler<RoutingContext> demo = page(POLICY + "frame-src 'self'; frame-ancestors 'none'");
        for (String path : List.of("/", "/index.html", "/demo.html")) {
            guard(router, path, config.demo(), demo);
        }
        guard(router, "/widget.html", config.widget(), page(POLICY + "frame-ancestors " + widgetSites()));
        guard(router, "/widget.js", config.widget(), PageRoutes::forOtherSites);
        guard(router, "/favicon.svg", config.demo(), PageRoutes::fresh);
        guard(router, "/static/*", config.demo() || config.widget(), PageRoutes::forEver);
    }

    private static void guard(Router router, String path, boolean isServed, Handler<RoutingContext> headers) {
        router.route(path).order(ORDER).handler(exchange -> {
            if (isServed) {
                headers.handle(exchange);
                exchange.next();
            } else {
                exchange.fail(HttpResponseStatus.NOT_FOUND.code());
            }
        });
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
