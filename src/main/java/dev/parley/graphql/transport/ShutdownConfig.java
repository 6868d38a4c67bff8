package dev.parley.graphql.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of how an instance ends. */
@ConfigMapping(prefix = "parley.shutdown")
public interface ShutdownConfig {

    /**
     * How long the instance goes on after it has been told to end, while it is not ready any more: long enough that load balancers
     * have noticed. Connections are told to close meanwhile.
     */
    @WithDefault("2S")
    Duration delay();

    /** How long requests and mutations that are under way then have to finish. Whoever kills the process must wait for longer. */
    @WithDefault("20S")
    Duration timeout();
}
