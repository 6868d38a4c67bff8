package dev.parley.chat.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to receivers. A request goes to an address that was checked, with the name of the host in the Host header and in TLS. Redirects are not
 * followed, answers are read up to a limit and dropped, and nothing takes longer than the timeout.
 */
@Singleton
class WebhookClient {

    /** A receiver that answers more loses its connection. Its status counts. */
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Vertx vertx;
    private final Duration timeout;
    private final HttpClient client;

    WebhookClient(Vertx vertx, WebhooksConfig config) {
        this.vertx = vertx;
        this.timeout = config.timeout();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setMaxPoolSize(config.concurrency())
                .setVerifyHost(true)
                .setDecompressionSupported(false);
        config.caFile().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client = vertx.createHttpClient(options);
    }

    void stop(@Observes ShutdownEvent stopping) {
        client.close();
    }

    /**
     * Sends a request.
     *
     * @param address checked address of the URL's host
     * @param left time that is left for the answer
     * @return the answer's status and its Retry-After header; fails with a TimeoutException, or because of the connection
     */
    CompletableFuture<Answer> post(
            URI url, InetAddress address, Map<String, String> headers, byte[] body, Duration left) {
        Promise<Answer> answer = Promise.promise();
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        long timer = vertx.setTimer(Math.max(1, left.toMillis()), fired -> {
            answer.tryFail(new TimeoutException());
            HttpClientRequest request = sent.get();
            if (request != null) {
                request.reset();
            }
        });
        client.request(options(url, address, headers))
                .compose(request -> {
                    sent.set(request);
                    // Vert.x would log the text of an answer that is not HTTP. The request fails as well.
                    request.connection().exceptionHandler(broken -> {});
                    if (answer.future().isComplete()) {
                        request.reset();
                    }
                    return request.send(Buffer.buffer(body));
                })
                .onFailure(failed -> {
                    vertx.cancelTimer(timer);
                    answer.tryFail(failed);
                })
                .onSuccess(response -> {
                    answer.tryComplete(new Answer(response.statusCode(), response.getHeader("Retry-After")));
                    drain(response, timer);
                });
        return answer.future().toCompletionStage().toCompletableFuture();
    }

    /** Reads the rest of an answer, so that the connection can be used again. The timer closes it if that takes too long. */
    private void drain(HttpClientResponse response, long timer) {
        int[] bytes = {0};
        try {
            response.exceptionHandler(broken -> vertx.cancelTimer(timer));
            response.endHandler(end -> vertx.cancelTimer(timer));
            response.handler(piece -> {
                bytes[0] += piece.length();
                if (bytes[0] > MOST_ANSWER_BYTES) {
                    response.request().reset();
                }
            });
        } catch (IllegalStateException hasEnded) {
            vertx.cancelTimer(timer);
        }
    }

    /**
     * The answer of a receiver.
     *
     * @param retryAfter its header Retry-After, or null
     */
    record Answer(int status, @Nullable String retryAfter) {}

    private static RequestOptions options(URI url, InetAddress address, Map<String, String> headers) {
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : isHttps ? HTTPS : HTTP;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(isHttps)
                .setHost(WebhookTargets.withoutBrackets(url.getHost()))
                .setPort(port)
                // Connects here, whatever the name resolves to by now.
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return options;
    }
}
