package dev.parley.graphql.sse;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientRegistry;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.graphql.execution.RunningOperation;
import dev.parley.graphql.sse.EventStreamMetrics.End;
import dev.parley.graphql.subscription.SubscriptionStream;
import dev.parley.security.Caller;
import dev.parley.security.CallerActivity;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.reactive.SubscriptionPublisher;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A subscription whose results are sent as the events of one HTTP response. Events are created on the thread that
 * produces the result. All other state belongs to the event loop of the request.
 */
final class EventStream extends RunningOperation implements ClientRegistry.Client {

    /** Services that all streams share. */
    record Services(
            EventStreamConfig config,
            EventStreamRegistry registry,
            EventStreamMetrics metrics,
            RequestAudit audit,
            CallerActivity activity) {}

    /**
     * Size in bytes of the pieces in which an event is sent. The next piece is sent when the network has accepted the
     * previous one, which shows that the client reads.
     */
    private static final int PIECE = 16 * 1024;

    private static final int PING_SIZE = 8;

    private final Services services;
    private final RoutingContext exchange;
    private final HttpServerResponse response;
    private final Caller caller;
    private final Vertx vertx;
    private final Context eventLoop;
    /** The source of the results, which knows their positions. */
    private final SubscriptionStream source;

    private final Set<Long> timers = new HashSet<>();

    /** The unsent part of the current event; null if all of it was sent. */
    private @Nullable Buffer rest;
    /** Number of writes that the network has not accepted yet. */
    private int waiting;
    /** Number of writes that the network has accepted. */
    private long accepted;

    private boolean watching;
    private boolean over;

    /** Creates the stream. Must run on the event loop of the request. */
    EventStream(Services services, RoutingContext exchange, Caller caller, Publisher<?> results) {
        super(services.metrics().subscriptions());
        this.services = services;
        this.exchange = exchange;
        this.response = exchange.response();
        this.caller = caller;
        this.vertx = exchange.vertx();
        this.eventLoop = vertx.getOrCreateContext();
        this.source = (SubscriptionStream) ((SubscriptionPublisher) results).getUpstreamPublisher();
    }

    /**
     * Begins the response.
     *
     * @param validFor time until the caller's credentials expire; empty if they do not
     */
    void open(Optional<Duration> validFor) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies and Vert.x' own compression would hold events back.
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .setChunked(true);
        exchange.addEndHandler(ended -> closed());
        timers.add(vertx.setPeriodic(services.config().keepAliveEvery().toMillis(), due -> keepAlive()));
        validFor.ifPresent(
                time -> after(time, () -> end(End.EXPIRED, ServerSentEvents.comment("the token has expired"))));
        recordActivity();
        // Some browsers report a stream as open only with its first byte.
        write(ServerSentEvents.comment("open"));
    }

    private void after(Duration delay, Runnable action) {
        timers.add(vertx.setTimer(Math.max(1, delay.toMillis()), due -> {
            timers.remove(due);
            action.run();
        }));
    }

    @Override
    protected void send(ExecutionResult result) {
        Buffer event = ServerSentEvents.next(result, source.position());
        eventLoop.runOnContext(here -> {
            if (!over) {
                send(event);
            }
        });
    }

    @Override
    protected void sendEnd() {
        Buffer last = ServerSentEvents.complete();
        eventLoop.runOnContext(here -> end(End.COMPLETE, last));
    }

    @Override
    protected void sendFailure(List<GraphQLError> errors) {
        Buffer last = ServerSentEvents.failure(errors);
        eventLoop.runOnContext(here -> end(End.COMPLETE, last));
    }

    @Override
    protected void audit(List<GraphQLError> errors) {
        services.audit().answered(errors, caller);
    }

    /** Ends the stream without completing the operation, so that the client reconnects. */
    @Override
    public void drain() {
        eventLoop.runOnContext(here -> {
            if (!over) {
                services.registry().draining(exchange);
                end(End.DRAINING, ServerSentEvents.comment("the instance is shutting down"));
            }
        });
    }

    /** Sends bytes piece by piece. */
    private void send(Buffer bytes) {
        int size = Math.min(PIECE, bytes.length());
        rest = size == bytes.length() ? null : bytes.slice(size, bytes.length());
        write(bytes.slice(0, size)).onSuccess(sent -> {
            if (over) {
                return;
            }
            if (rest == null) {
                proceed();
            } else {
                send(rest);
            }
        });
    }

    private Future<Void> write(Buffer bytes) {
        waiting++;
        Future<Void> written = response.write(bytes).onComplete(done -> {
            waiting--;
            accepted++;
        });
        watch();
        return written;
    }

    /** Checks periodically whether the client reads, as long as something is waiting to be sent. */
    private void watch() {
        if (waiting == 0 || watching || over) {
            return;
        }
        watching = true;
        long before = accepted;
        after(services.config().slowConsumerAfter(), () -> {
            watching = false;
            if (waiting > 0 && accepted == before) {
                endSlow();
            } else {
                watch();
            }
        });
    }

    private void endSlow() {
        GraphQLError slow = ErrorCodes.error(
                new RequestException(
                        RequestError.SLOW_CONSUMER, "The client read nothing for too long. Reconnect and resume."),
                "An operation");
        ExecutionResult result =
                ExecutionResultImpl.newExecutionResult().addError(slow).build();
        end(End.SLOW, ServerSentEvents.next(result, Optional.empty()));
    }

    /**
     * Keeps proxies from closing the connection. The client counts as present if the network accepts the comment, or
     * over HTTP/2 if the client answers a ping.
     */
    private void keepAlive() {
        if (waiting > 0) {
            return;
        }
        Future<Void> written = write(ServerSentEvents.comment("keep-alive"));
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            exchange.request()
                    .connection()
                    .ping(Buffer.buffer(new byte[PING_SIZE]))
                    .onSuccess(pong -> recordActivity());
        } else {
            written.onSuccess(sent -> recordActivity());
        }
    }

    /** Reports the caller's presence. */
    private void recordActivity() {
        if (!over) {
            services.activity().record(caller.actor());
        }
    }

    private void end(End reason, Buffer last) {
        if (over) {
            return;
        }
        stopBecause(reason);
        Buffer all = rest == null ? last : Buffer.buffer().appendBuffer(rest).appendBuffer(last);
        rest = null;
        after(services.config().closeTimeout(), () -> Responses.cut(exchange));
        // An ended response could not be reset any more.
        response.write(all).onSuccess(sent -> response.end());
    }

    private void stopBecause(End reason) {
        over = true;
        stop();
        services.metrics().ended(reason);
    }

    /** The response has ended, or the client has disconnected. */
    private void closed() {
        if (!over) {
            stopBecause(End.GONE);
        }
        timers.forEach(vertx::cancelTimer);
        services.registry().closed(this);
    }
}
