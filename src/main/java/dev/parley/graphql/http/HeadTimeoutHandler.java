package dev.parley.graphql.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes one connection when the head of a request does not come in time: from the connection's beginning for the first, from its first
 * byte for those after it. Lives on the event loop of the connection.
 */
final class HeadTimeoutHandler extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private boolean answering;
    /** Null while no head is waited for. */
    private Future<?> timer;

    HeadTimeoutHandler(Duration patience) {
        this.patience = patience;
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

    /** A head is complete. */
    void arrived() {
        answering = true;
        stop();
    }

    /** Its request is answered. */
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
        timer = connection.executor().schedule(() -> connection.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
