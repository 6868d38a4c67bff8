package dev.parley.outbound;

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
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to receivers. A request goes to an address that was checked, with the name of the host in the Host header and in TLS. Redirects are not
 * followed, answers are read up to a limit and dropped, and nothing takes longer than the timeout.
 */
public class OutboundClient {

    /** A receiver that answers more loses its connection. Its status counts. */
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Receivers may ask for a pause in seconds, but not for a longer one than a day. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Vertx vertx;
    private final HttpClient client;

    /**
     * @param timeout maximum time of a connection attempt
     * @param connections maximum number of connections to a host
     * @param caFile certificates in PEM of authorities that count instead of the usual ones
     */
    protected OutboundClient(Vertx vertx, Duration timeout, int connections, Optional<String> caFile) {
        this.vertx = vertx;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setMaxPoolSize(connections)
                .setVerifyHost(true)
                .setDecompressionSupported(false);
        caFile.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client = vertx.createHttpClient(options);
    }

    /** Closes all connections. */
    protected void close() {
        client.close();
    }

    /**
     * Sends a request.
     *
     * @param address checked address of the URL's host
     * @param left time that is left for the answer
     * @return the answer's status and its Retry-After header; fails with a TimeoutException, or because of the connection
     */
    public CompletableFuture<Answer> post(
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
    public record Answer(int status, @Nullable String retryAfter) {

        /** The pause that the receiver asks for, in seconds and at most a day; zero if it asks for none. */
        public Duration pause() {
            if (retryAfter == null || !SECONDS.matcher(retryAfter).matches()) {
                return Duration.ZERO;
            }
            Duration wanted = Duration.ofSeconds(Long.parseLong(retryAfter));
            return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
        }
    }

    private static RequestOptions options(URI url, InetAddress address, Map<String, String> headers) {
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : isHttps ? HTTPS : HTTP;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(isHttps)
                .setHost(OutboundTargets.withoutBrackets(url.getHost()))
                .setPort(port)
                // Connects here, whatever the name resolves to by now.
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return options;
    }
}
