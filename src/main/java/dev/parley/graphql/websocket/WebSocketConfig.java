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
     * Web sites whose pages may open sockets, besides pages of this service's own host: "https://www.example.com" and so on, as
     * browsers write them. Every site that shows the customers' widget must be listed.
     */
    Optional<Set<String>> origins();

    /** How long a new socket may wait before it says who it is; then it is closed with 4408. */
    @WithDefault("3S")
    Duration initTimeout();

    /**
     * How often every client is pinged. One that has been silent for twice as long is taken for gone, unless what it was sent is
     * still on its way. Proxies close connections on
     * which nothing moves, often after a minute: stay below.
     */
    @WithDefault("20S")
    Duration pingEvery();

    /**
     * How long a client may take nothing of what it is sent, not a byte; then its streams end with SLOW_CONSUMER and the socket is
     * closed with 1013, after twice as long at the latest. Nothing is kept for it meanwhile, whatever the value: a stream goes on when
     * its last message has gone.
     */
    @WithDefault("30S")
    Duration slowConsumerAfter();

    /** How many sockets this instance takes; then handshakes are refused with 503. */
    @WithDefault("10000")
    int maxSockets();

    /**
     * How many sockets of one address this instance takes; then handshakes are refused with 429. An office or a mobile network may
     * share one address. Behind a proxy, all clients have the proxy's, unless quarkus.http.proxy.proxy-address-forwarding is on.
     */
    @WithDefault("1000")
    int maxSocketsPerAddress();

    /** How many subscriptions, queries and mutations may run on one socket; more are refused with TOO_MANY_OPERATIONS. */
    @WithDefault("100")
    int maxOperations();

    /** How large a message of a client may be; a larger one closes the socket with 1009. */
    @WithDefault("1M")
    MemorySize maxMessageSize();
}
