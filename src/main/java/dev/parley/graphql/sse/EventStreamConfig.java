package dev.parley.graphql.sse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of GraphQL over server-sent events. */
@ConfigMapping(prefix = "parley.sse")
public interface EventStreamConfig {

    /**
     * How often a comment is sent on each event stream. Proxies close idle connections, often after a minute: stay below. A customer or an
     * agent with a stream counts as present by these comments, so stay below the shortest time of parley.chat.dead-after as well.
     */
    @WithDefault("20S")
    Duration keepAliveEvery();

    /**
     * How long a client may read nothing of a stream. Then the stream ends with SLOW_CONSUMER, after twice as long at the latest. Nothing is
     * buffered for it meanwhile but the event that it is being sent, whatever the value.
     */
    @WithDefault("30S")
    Duration slowConsumerAfter();

    /** How long a client may take to read the end of a stream. Then its connection is cut. */
    @WithDefault("10S")
    Duration closeTimeout();

    /** Number of event streams of this instance. Above it, requests for one are refused with UNAVAILABLE. */
    @WithDefault("10000")
    int maxStreams();

    /**
     * Number of event streams of one client address on this instance. Above it, requests for one are refused with TOO_MANY_OPERATIONS. An
     * office or a mobile network may share one address. Behind a proxy, all clients have the proxy's address, unless
     * quarkus.http.proxy.proxy-address-forwarding is true.
     */
    @WithDefault("2000")
    int maxStreamsPerAddress();
}
