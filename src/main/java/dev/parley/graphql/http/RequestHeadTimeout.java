package dev.parley.graphql.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
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

    private final AcceptedConnections connections;
    private final Duration timeout;

    RequestHeadTimeout(AcceptedConnections connections, HttpConfig config) {
        this.connections = connections;
        this.timeout = config.headTimeout();
    }

    void watch(@ObservesAsync HttpServerStart started) {
        watchAll();
    }

    void watchTls(@ObservesAsync HttpsServerStart started) {
        watchAll();
    }

    private void watchAll() {
        connections.forEachPort(this::watch);
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
                connections.accepted((Channel) accepted);
                ((Channel) accepted).pipeline().addLast(new HeadTimeoutHandler(timeout));
                accepting.fireChannelRead(accepted);
            }
        });
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::arrived);
    }

    private void arrived(RoutingContext exchange) {
        Channel connection = channel(exchange.request());
        if (HttpTransport.isUpgrade(exchange.request())) {
            // The shutdown waits for sockets by themselves.
            connections.answered(connection);
        } else if (connections.isUnanswered(connection)) {
            exchange.addBodyEndHandler(answered -> connections.answered(connection));
        }
        HeadTimeoutHandler watch = connection.pipeline().get(HeadTimeoutHandler.class);
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
        ChannelPipeline pipeline = channel(exchange.request()).pipeline();
        if (pipeline.get(HeadTimeoutHandler.class) != null) {
            pipeline.remove(HeadTimeoutHandler.class);
        }
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }
}
