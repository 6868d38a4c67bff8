package dev.parley.graphql.http;

import dev.parley.graphql.download.UploadTarget;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import dev.parley.security.LoggedFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives the content of an upload. The client is not read while a piece is stored on a worker thread, so that one piece is in memory at a time. All
 * state belongs to the event loop of the request.
 *
 * <p>The content may be refused at its start, but the answer is sent after its end: browsers don't show an answer that comes while they send.
 */
final class UploadStream {

    private static final Logger LOG = Logger.getLogger(UploadStream.class);

    /** Size in bytes from which a piece is stored. */
    private static final int PIECE = 256 * 1024;

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Caller caller;
    private final UploadTarget target;
    private final OpenRequests openRequests;
    private final HttpResponder responder;
    private final UploadConfig config;
    private Buffer piece = Buffer.buffer();
    private long received;
    private boolean storing;
    private boolean over;
    private boolean complete;
    private @Nullable Throwable refusal;
    private long silence;
    private long deadline;

    UploadStream(
            RoutingContext exchange,
            Caller caller,
            UploadTarget target,
            OpenRequests openRequests,
            HttpResponder responder,
            UploadConfig config) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.vertx = exchange.vertx();
        this.caller = caller;
        this.target = target;
        this.openRequests = openRequests;
        this.responder = responder;
        this.config = config;
    }

    /** Begins to read the request, which is paused. */
    void start() {
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            closed();
            return;
        }
        exchange.addEndHandler(ended -> closed());
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !length.equals(String.valueOf(target.size()))) {
            fail(isLonger(length) ? tooLong() : wrongLength());
            return;
        }
        Duration longest = config.silentAfter()
                .plusSeconds(target.size() / Math.max(1, config.minRate().asLongValue()));
        deadline = vertx.setTimer(longest.toMillis(), passed -> fail(tooSlow()));
        silence = awaitMore();
        request.exceptionHandler(failed -> closed());
        request.handler(this::take);
        request.endHandler(ended -> finish());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        request.resume();
    }

    private long awaitMore() {
        return vertx.setTimer(Math.max(1, config.silentAfter().toMillis()), passed -> fail(tooSlow()));
    }

    private void take(Buffer bytes) {
        if (over) {
            return;
        }
        vertx.cancelTimer(silence);
        silence = awaitMore();
        received += bytes.length();
        if (received > target.size()) {
            fail(tooLong());
        } else if (refusal == null) {
            piece.appendBuffer(bytes);
            if (piece.length() >= PIECE) {
                request.pause();
                store().onComplete(stored -> {
                    if (!over) {
                        request.resume();
                    }
                });
            }
        }
    }

    private Future<Void> store() {
        byte[] bytes = piece.getBytes();
        piece = Buffer.buffer();
        vertx.cancelTimer(silence);
        return work(() -> {
                    target.write(bytes);
                    return Map.<String, Object>of();
                })
                .<Void>mapEmpty()
                .recover(failed -> {
                    refusal = failed;
                    return Future.succeededFuture();
                })
                .onComplete(stored -> {
                    if (!over) {
                        silence = awaitMore();
                    }
                });
    }

    private void finish() {
        if (over) {
            return;
        }
        if (received != target.size()) {
            fail(wrongLength());
        } else if (piece.length() > 0 && refusal == null) {
            store().onComplete(stored -> complete());
        } else {
            complete();
        }
    }

    private void complete() {
        if (over) {
            return;
        }
        if (refusal != null) {
            fail(refusal);
            return;
        }
        // The client has sent everything. The rest has time limits of its own.
        stopTimers();
        work(target::complete).onSuccess(this::answer).onFailure(this::fail);
    }

    private void answer(Map<String, Object> members) {
        complete = true;
        stopTimers();
        responder.send(exchange, HttpResponse.received(members));
    }

    /** Runs a step on a worker thread. If the client has disconnected meanwhile, what was stored is removed afterwards. */
    private Future<Map<String, Object>> work(Supplier<Map<String, Object>> step) {
        storing = true;
        return openRequests
                .counted(vertx.executeBlocking(() -> CurrentActor.as(caller, step), false))
                .onComplete(done -> {
                    storing = false;
                    if (over) {
                        abandon();
                    }
                });
    }

    private void fail(Throwable failure) {
        if (!over && !complete) {
            closed();
            exchange.fail(failure);
        }
    }

    private void closed() {
        if (over || complete) {
            return;
        }
        over = true;
        stopTimers();
        piece = Buffer.buffer();
        if (!storing) {
            abandon();
        }
    }

    private void stopTimers() {
        vertx.cancelTimer(silence);
        vertx.cancelTimer(deadline);
    }

    private void abandon() {
        openRequests
                .counted(vertx.executeBlocking(
                        () -> {
                            target.abandon();
                            return true;
                        },
                        false))
                .onFailure(failed -> LOG.errorf(LoggedFailure.of(failed), "An upload could not be removed"));
    }

    /** Vert.x has refused what is no number. */
    private boolean isLonger(String length) {
        return length.length() > String.valueOf(target.size()).length() || Long.parseLong(length) > target.size();
    }

    private static RequestException tooLong() {
        return new RequestException(
                RequestError.PAYLOAD_TOO_LARGE, "The body is longer than the size that was announced.");
    }

    private static RequestException wrongLength() {
        return new RequestException(
                RequestError.WRONG_LENGTH, "The body does not have the size that was announced. It was not stored.");
    }

    private static RequestException tooSlow() {
        return new RequestException(
                RequestError.DEADLINE_EXCEEDED, "The upload was too slow. Create another one, and try again.");
    }
}
