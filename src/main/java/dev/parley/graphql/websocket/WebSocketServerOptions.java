package dev.parley.graphql.websocket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What the HTTP server must know of WebSockets before any of them comes. */
@Singleton
class WebSocketServerOptions implements HttpServerOptionsCustomizer {

    private final WebSocketConfig config;

    WebSocketServerOptions(WebSocketConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeDomainSocketServer(HttpServerOptions options) {
        customize(options);
    }

    /**
     * A frame may be larger than a message, so that what is somewhat too long is refused in the protocol; what is longer still cuts
     * the connection. Compressed messages are not taken: a small one may become huge, and every socket would keep a dictionary.
     */
    private void customize(HttpServerOptions options) {
        int message = Math.toIntExact(config.maxMessageSize().asLongValue());
        int frame = Math.max(Math.multiplyExact(2, message), HttpServerOptions.DEFAULT_MAX_WEBSOCKET_FRAME_SIZE);
        options.setMaxWebSocketMessageSize(message)
                .setMaxWebSocketFrameSize(frame)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }
}
