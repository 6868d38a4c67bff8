package dev.parley.graphql.websocket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** WebSocket options of the HTTP server. */
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
     * Frames may be larger than messages, so that a slightly too long message is rejected by the protocol. A much
     * longer one cuts the connection. Compression is off: a small message may become huge, and each socket would keep
     * a dictionary.
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
