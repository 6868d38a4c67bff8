package dev.parley.graphql.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of GraphQL over HTTP. */
@ConfigMapping(prefix = "parley.http")
public interface HttpConfig {

    /**
     * How long a request may take, from its first line to its answer. Then it is refused with DEADLINE_EXCEEDED. The database cancels each
     * statement after the same time. If it is too short, heavy queries never answer; if it is too long, a few of them hold all connections.
     * The driver's socketTimeout must be longer, or a slow statement ends its connection.
     */
    @WithDefault("30S")
    Duration requestTimeout();

    /**
     * How long a request's line and headers may take to arrive. For the first request, it counts from the start of the connection. Then the
     * connection is closed.
     */
    @WithDefault("10S")
    Duration headTimeout();

    /** Size of a request's body. A larger one is refused with PAYLOAD_TOO_LARGE and not read. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /**
     * Number of characters in the URL of a GET request. A longer one is refused with URI_TOO_LONG.
     * quarkus.http.limits.max-initial-line-length must be larger, because Quarkus refuses longer lines without an error code.
     */
    @WithDefault("32K")
    MemorySize maxUrlLength();
}
