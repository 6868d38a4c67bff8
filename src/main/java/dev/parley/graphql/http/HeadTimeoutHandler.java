package dev.parley.graphql.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection if the head of a request does not arrive in time. The time of the first request starts with the
 * connection, the time of later requests with their first byte. Runs on the connection's event loop, except {@link #answered()}.
 */
final class HeadTimeoutHandler extends ChannelInboundHandlerAdapter {

    private final Duration timeout;
    /**
     * Requests whose head has arrived and that are not answered. More than one for a moment: a response is sent before the thread that
     * sends it says so, and a fast client's next request comes between.
     */
    private final AtomicInteger open = new AtomicInteger();
    /** Null while no head is expected. */
    private @Nullable Future<?> timer;

    HeadTimeoutHandler(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        start(connection);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (open.get() == 0 && timer == null) {
            start(connection);
        }
        connection.fireChannelRead(bytes);
    }

    /** The head of a request is complete. */
    void arrived() {
        open.incrementAndGet();
        stop();
    }

    /** A request is answered. Called on the thread that sends the response. */
    void answered() {
        open.decrementAndGet();
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        stop();
        connection.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        stop();
    }

    private void start(ChannelHandlerContext connection) {
        timer = connection.executor().schedule(() -> connection.close(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
