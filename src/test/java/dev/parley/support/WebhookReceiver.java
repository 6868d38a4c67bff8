package dev.parley.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A receiver of webhooks: a real HTTP server, which can fail, hang, answer late, redirect and answer too much. */
public final class WebhookReceiver implements AutoCloseable {

    private static final int HUGE = 5_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Reply> behaviour = request -> Reply.status(200);

    /** A receiver over HTTP. */
    public WebhookReceiver() {
        this(plain());
    }

    /** A receiver over HTTPS. */
    public WebhookReceiver(SSLContext context) {
        this(secure(context));
    }

    private WebhookReceiver(HttpServer server) {
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
     * /** A request. */
    public record Received(
            String id, String timestamp, String signature, String contentType, String host, String path, byte[] body) {

        /** The body as JSON. */
        public JsonPath json() {
            return JsonPath.from(new String(body, StandardCharsets.UTF_8));
        }

        /** Id of the session. */
        public String session() {
            return json().get("subject");
        }

        /** Number of the event in its session. */
        public int seq() {
            return Integer.parseInt(json().get("sequence"));
        }
    }

    /**
     * An answer of the receiver.
     *
     * @param status status, or 0 to hang
     * @param after time after which it answers
     * @param location target of a redirect, or null
     * @param bytes size of the body
     */
    public record Reply(int status, Duration after, String location, int bytes) {

        /** An answer without a body. */
        public static Reply status(int status) {
            return new Reply(status, Duration.ZERO, null, 0);
        }

        /** No answer until the receiver is closed. */
        public static Reply hang() {
            return status(0);
        }

        /** A redirect. */
        public static Reply redirect(String location) {
            return new Reply(302, Duration.ZERO, location, 0);
        }

        /** A success with a body of megabytes. */
        public static Reply huge() {
            return new Reply(200, Duration.ZERO, null, HUGE);
        }

        /** A success after a time. */
        public static Reply late(Duration after) {
            return new Reply(200, after, null, 0);
        }
    }

    /** Sets what it answers. */
    public void answers(Function<Received, Reply> replies) {
        behaviour = replies;
    }

    /** Its URL. */
    public String url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** All requests, in the order of their arrival, whatever was answered. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestURI().toString(),
                exchange.getRequestBody().readAllBytes());
        received.add(request);
        try {
            answer(exchange, behaviour.apply(request));
        } catch (InterruptedException stopped) {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        if (reply.status() == 0) {
            closed.await();
            exchange.close();
            return;
        }
        Thread.sleep(reply.after().toMillis());
        if (reply.location() != null) {
            exchange.getResponseHeaders().add("Location", reply.location());
        }
        exchange.sendResponseHeaders(reply.status(), reply.bytes() == 0 ? -1 : reply.bytes());
        try (OutputStream body = exchange.getResponseBody()) {
            if (reply.bytes() > 0) {
                body.write(new byte[reply.bytes()]);
            }
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
