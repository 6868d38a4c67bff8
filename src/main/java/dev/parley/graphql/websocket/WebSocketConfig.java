package dev.parley.graphql.websocket;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of GraphQL over WebSockets. */
@ConfigMapping(prefix = "parley.websocket")
public interface WebSocketConfig {

    /**
     * Web sites whose pages may open sockets, in addition to pages of this service's own host: "https://www.example.com,…", as browsers
     * write them. Parley's own chat widget needs no entry.
     */
    Optional<Set<String>> origins();

    /** How long a new socket may take to send connection_init. Then it is closed with 4408. */
    @WithDefault("3S")
    Duration initTimeout();

    /**
     * How often each client is pinged. A client that is silent for twice as long is disconnected with 4499, unless a message to it is still
     * on its way. Proxies close idle connections, often after a minute: stay below.
     */
    @WithDefault("20S")
    Duration pingEvery();

    /**
     * How long a client may read nothing, not a byte. Then its streams end with SLOW_CONSUMER and the socket is closed with 1013, after
     * twice as long at the latest. Nothing is buffered for it meanwhile, whatever the value.
     */
    @WithDefault("30S")
    Duration slowConsumerAfter();

    /** How long a client may take to read a close frame. Then its connection is cut. */
    @WithDefault("10S")
    Duration closeTimeout();

    /** Number of sockets of this instance. Above it, handshakes are refused with 503. */
    @WithDefault("10000")
    int maxSockets();

    /**
     * Number of sockets of one client address on this instance. Above it, handshakes are refused with 429. An office or a mobile network
     * may share one address. Behind a proxy, all clients have the proxy's address, unless quarkus.http.proxy.proxy-address-forwarding is
     * true.
     */
    @WithDefault("1000")
    int maxSocketsPerAddress();

    /**
     * Number of subscriptions, queries and mutations that may run on one socket at the same time. More are refused with
     * TOO_MANY_OPERATIONS.
     */
    @WithDefault("100")
    int maxOperations();

    /** Size of a client's message. A larger one closes the socket with 1009. */
    @WithDefault("1M")
    MemorySize maxMessageSize();
}
