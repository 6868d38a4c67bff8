package dev.parley.graphql.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection if the head of a request does not arrive in time. The time of the first request starts with the
 * connection, the time of later requests with their first byte. Runs on the connection's event loop.
 */
final class HeadTimeoutHandler extends ChannelInboundHandlerAdapter {

    private final Duration timeout;
    private boolean answering;
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
        if (!answering && timer == null) {
            start(connection);
        }
        connection.fireChannelRead(bytes);
    }

    /** The head of a request is complete. */
    void arrived() {
        answering = true;
        stop();
    }

    /** The request is answered. */
    void answered() {
        answering = false;
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
