package dev.parley.support.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.net.ssl.SSLContext;

/** A push service: a real HTTP server on this machine. By default, it accepts all pushes. */
public final class PushService implements AutoCloseable {

    private static final int CREATED = 201;
    private static final int REDIRECT = 302;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Received> behaviour = push -> CREATED;
    private volatile String retryAfter = "";

    /** A push service over HTTP. */
    public PushService() {
        this(plain());
    }

    /** A push service over HTTPS. */
    public PushService(SSLContext context) {
        this(secure(context));
    }

    private PushService(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create(address(), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HttpServer secure(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(address(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * A push.
     *
     * @param headers its headers, with names in lower case
     */
    public record Received(String path, Map<String, String> headers, byte[] body) {}

    /** Its origin. */
    public String origin() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** The address of a browser. */
    public String endpoint(String browser) {
        return origin() + "/push/" + browser;
    }

    /** Sets the status that it answers. */
    public void answers(ToIntFunction<Received> statuses) {
        behaviour = statuses;
    }

    /** Sets the header Retry-After of all answers. */
    public void retryAfter(String value) {
        retryAfter = value;
    }

    /** All pushes, in the order of their arrival, whatever was answered. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The pushes to a browser. */
    public List<Received> received(String browser) {
        return received.stream()
                .filter(push -> push.path().equals("/push/" + browser))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Received push = new Received(
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
        received.add(push);
        int status = behaviour.applyAsInt(push);
        if (status == REDIRECT) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
