package dev.parley.graphql.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Closes connections whose clients send no request, or send its head byte by byte. Quarkus and Vert.x only detect
 * idle connections and offer no hook before the first head is complete. So the handler is installed where Netty
 * accepts connections.
 */
@Singleton
public class RequestHeadTimeout {

    /** After the handler of dev mode. */
    static final int ORDER = Integer.MIN_VALUE + 2;

    private final Vertx vertx;
    private final Duration timeout;

    RequestHeadTimeout(Vertx vertx, HttpConfig config) {
        this.vertx = vertx;
        this.timeout = config.headTimeout();
    }

    void watch(@ObservesAsync HttpServerStart started) {
        watchAll();
    }

    void watchTls(@ObservesAsync HttpsServerStart started) {
        watchAll();
    }

    private void watchAll() {
        for (EventExecutor acceptor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            acceptor.execute(() -> ((SingleThreadEventLoop) acceptor)
                    .registeredChannelsIterator()
                    .forEachRemaining(this::watch));
        }
    }

    /** The server of dev mode survives a restart and must not have two handlers. */
    private void watch(Channel server) {
        ChannelPipeline pipeline = server.pipeline();
        ChannelHandler before = pipeline.get(RequestHeadTimeout.class.getName());
        if (before != null) {
            pipeline.remove(before);
        }
        pipeline.addFirst(RequestHeadTimeout.class.getName(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext accepting, Object accepted) {
                ((Channel) accepted).pipeline().addLast(new HeadTimeoutHandler(timeout));
                accepting.fireChannelRead(accepted);
            }
        });
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::arrived);
    }

    private void arrived(RoutingContext exchange) {
        HeadTimeoutHandler watch = pipeline(exchange.request()).get(HeadTimeoutHandler.class);
        if (watch != null) {
            watch.arrived();
            exchange.addBodyEndHandler(answered -> watch.answered());
        }
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            // HTTP/2 multiplexes requests in frames that have their own limits.
            release(exchange);
        }
        exchange.next();
    }

    /** Stops watching a connection that was upgraded to another protocol. */
    public static void release(RoutingContext exchange) {
        ChannelPipeline pipeline = pipeline(exchange.request());
        if (pipeline.get(HeadTimeoutHandler.class) != null) {
            pipeline.remove(HeadTimeoutHandler.class);
        }
    }

    private static ChannelPipeline pipeline(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().pipeline();
    }
}
