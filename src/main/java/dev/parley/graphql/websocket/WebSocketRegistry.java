package dev.parley.graphql.websocket;

import dev.parley.graphql.execution.ClientRegistry;
import jakarta.inject.Singleton;

/** The sockets of this instance and their limits. A draining socket is closed when its running operations are done. */
@Singleton
public class WebSocketRegistry extends ClientRegistry {

    WebSocketRegistry(WebSocketConfig config) {
        super(config.maxSockets(), config.maxSocketsPerAddress());
    }
}
