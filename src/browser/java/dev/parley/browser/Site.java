package dev.parley.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A site of a company, of another origin than Parley's, with a strict content security policy. */
final class Site implements AutoCloseable {

    private final HttpServer server;

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Site::answer);
        server.start();
    }

    /** Its origin. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Address of a page with the widget of a topic. */
    String pageWith(String parley, String topicId) {
        return url() + "/?" + URLEncoder.encode(parley + " " + topicId, StandardCharsets.UTF_8);
    }

    /** Address of a page with the widget of a topic, and the identity of the customer who is signed in. */
    String pageWith(String parley, String topicId, String identity) {
        return pageWithData(parley, topicId, "data-identity=\"" + identity + "\"");
    }

    /** Address of a page with the widget of a topic, whose script has attributes of HTML. */
    String pageWithData(String parley, String topicId, String attributes) {
        return pageWith(parley, topicId + " " + attributes);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String[] parts = URLDecoder.decode(query, StandardCharsets.UTF_8).split(" ", 3);
        String attributes = parts.length < 3 ? "" : parts[2];
        byte[] page = """
                <!DOCTYPE html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head><body><main><h1>Shop</h1></main>
                <script src="%s/widget.js" data-topic="%s" %s async></script></body></html>
                """.formatted(parts[0], parts[1], attributes).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; script-src %s; frame-src %s".formatted(parts[0], parts[0]));
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
