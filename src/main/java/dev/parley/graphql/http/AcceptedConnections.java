package dev.parley.graphql.http;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The connections that the ports of this process have accepted. A shutdown closes the ports first, and answers the connections that have come. */
@Singleton
public class AcceptedConnections {

    /** Present while a connection has not been answered. */
    private static final AttributeKey<Boolean> UNANSWERED =
            AttributeKey.valueOf(AcceptedConnections.class, "unanswered");

    private final Vertx vertx;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private volatile long lastAccepted = System.nanoTime();

    AcceptedConnections(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs an action for each port, on the thread that accepts its connections. */
    void forEachPort(Consumer<Channel> action) {
        for (EventExecutor acceptor : acceptors()) {
            acceptor.execute(() -> ports(acceptor).forEach(action));
        }
    }

    private Iterable<EventExecutor> acceptors() {
        return ((VertxInternal) vertx).getAcceptorEventLoopGroup();
    }

    private static List<Channel> ports(EventExecutor acceptor) {
        List<Channel> ports = new ArrayList<>();
        ((SingleThreadEventLoop) acceptor).registeredChannelsIterator().forEachRemaining(ports::add);
        return ports;
    }

    /** Records a new connection. */
    void accepted(Channel connection) {
        accepted.incrementAndGet();
        lastAccepted = System.nanoTime();
        unanswered.incrementAndGet();
        connection.attr(UNANSWERED).set(true);
        connection.closeFuture().addListener(closed -> answered(connection));
    }

    /** Whether a connection has not been answered yet. */
    boolean isUnanswered(Channel connection) {
        return connection.hasAttr(UNANSWERED) && connection.attr(UNANSWERED).get() != null;
    }

    /** Records that a connection was answered for the first time, or was closed. Later calls have no effect. */
    void answered(Channel connection) {
        if (connection.attr(UNANSWERED).getAndSet(null) != null) {
            unanswered.decrementAndGet();
        }
    }

    /** Number of open connections that have not received an answer yet. */
    public int unanswered() {
        return unanswered.get();
    }

    /** Whether no connection has come for a time. */
    public boolean isQuietFor(Duration time) {
        return System.nanoTime() - lastAccepted > time.toNanos();
    }

    /** Closes all ports. Connections that wait in the queue of the operating system, which would be reset, are accepted before. */
    public void closePorts() throws InterruptedException {
        for (EventExecutor acceptor : acceptors()) {
            acceptor.submit(() -> ports(acceptor).forEach(this::close)).await();
        }
    }

    private void close(Channel port) {
        if (port instanceof AbstractNioChannel nio) {
            long before;
            do {
                before = accepted.get();
                nio.unsafe().read();
            } while (accepted.get() != before);
        }
        port.close();
    }
}
