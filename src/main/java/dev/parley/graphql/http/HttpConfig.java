package dev.parley.graphql.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of GraphQL over HTTP. */
@ConfigMapping(prefix = "parley.http")
public interface HttpConfig {

    /**
     * How long a request may take, from its first line to its answer; then it is refused with DEADLINE_EXCEEDED. The database
     * gives up every statement that takes as long: short, and heavy queries never answer; long, and a few of them hold all
     * connections. The driver's socketTimeout must be longer, or a slow statement ends its connection.
     */
    @WithDefault("30S")
    Duration requestTimeout();

    /**
     * How long a request's line and headers may take to come, from the connection's beginning for its first request; then it is closed.
     * Clients that send nothing for long would hold connections for nothing.
     */
    @WithDefault("10S")
    Duration headTimeout();

    /** How large a request's body may be. Larger ones are refused with PAYLOAD_TOO_LARGE and not read. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /**
     * How many characters the URL of a GET may have; longer ones are refused with URI_TOO_LONG. quarkus.http.limits.max-initial-line-length
     * must be larger: what is longer than that is refused before anybody can say why.
     */
    @WithDefault("32K")
    MemorySize maxUrlLength();
}
