package dev.parley.graphql.http;

import dev.parley.graphql.download.DownloadContent;
import dev.parley.graphql.sse.Responses;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.security.LoggedFailure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the content of a download. The next piece is read on a worker thread when the network has accepted the previous
 * one, so that one piece is in memory at a time. All state belongs to the event loop of the request. If the content
 * can't be completed, the response is cut off, because its status was sent before.
 */
final class DownloadStream {

    private static final Logger LOG = Logger.getLogger(DownloadStream.class);

    /** Size in bytes of the parts in which a piece is written. Each shows that the client reads. */
    private static final int PART = 64 * 1024;

    private final RoutingContext exchange;
    private final HttpServerResponse response;
    private final Vertx vertx;
    private final Caller caller;
    private final DownloadContent content;
    private final byte @Nullable [] first;
    private final OpenRequests openRequests;
    private final DownloadConfig config;
    private final Set<Long> timers = new HashSet<>();
    private boolean over;

    /**
     * Creates the stream.
     *
     * @param first the first piece, or null if there is none
     */
    DownloadStream(
            RoutingContext exchange,
            Caller caller,
            DownloadContent content,
            byte @Nullable [] first,
            OpenRequests openRequests,
            DownloadConfig config) {
        this.exchange = exchange;
        this.response = exchange.response();
        this.vertx = exchange.vertx();
        this.caller = caller;
        this.content = content;
        this.first = first;
        this.openRequests = openRequests;
        this.config = config;
    }

    /**
     * Begins the response.
     *
     * @param validFor time until the caller's credentials expire; empty if they do not
     */
    void open(Optional<Duration> validFor) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, content.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(
                        "Content-Disposition",
                        content.headers()
                                .getOrDefault(
                                        "Content-Disposition", "attachment; filename=\"" + content.fileName() + "\""))
                .setChunked(!content.headers().containsKey("Content-Length"));
        content.headers().forEach(response::putHeader);
        exchange.addEndHandler(ended -> closed());
        validFor.ifPresent(time -> after(time, this::cut));
        proceed(first);
    }

    private void proceed(byte @Nullable [] piece) {
        if (over) {
            return;
        }
        if (piece == null) {
            over = true;
            response.end();
        } else {
            write(Buffer.buffer(piece), 0);
        }
    }

    private void write(Buffer piece, int from) {
        if (from >= piece.length()) {
            readNext();
            return;
        }
        int to = Math.min(piece.length(), from + PART);
        long slow = after(config.slowConsumerAfter(), this::cut);
        response.write(piece.slice(from, to)).onSuccess(sent -> {
            cancel(slow);
            if (!over) {
                write(piece, to);
            }
        });
    }

    private void readNext() {
        openRequests
                .counted(vertx.executeBlocking(
                        () -> CurrentActor.as(
                                caller,
                                () -> Optional.ofNullable(content.pieces().next())),
                        false))
                .onSuccess(piece -> proceed(piece.orElse(null)))
                .onFailure(failure -> {
                    LOG.errorf(LoggedFailure.of(failure), "A download failed after its start");
                    cut();
                });
    }

    private long after(Duration delay, Runnable action) {
        long timer = vertx.setTimer(Math.max(1, delay.toMillis()), due -> action.run());
        timers.add(timer);
        return timer;
    }

    private void cancel(long timer) {
        vertx.cancelTimer(timer);
        timers.remove(timer);
    }

    private void cut() {
        if (!over) {
            over = true;
            Responses.cut(exchange);
        }
    }

    private void closed() {
        over = true;
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }
}
