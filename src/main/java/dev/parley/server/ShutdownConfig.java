package dev.parley.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of how an instance ends. */
@ConfigMapping(prefix = "parley.shutdown")
public interface ShutdownConfig {

    /**
     * How long the instance goes on after it has been told to end, while it is not ready any more: long enough that load balancers
     * have noticed. Connections are told to close meanwhile.
     */
    @WithDefault("2S")
    Duration delay();

    /**
     * How long what is under way then has to finish; by default as long as a request may take, and a little more. Whoever kills the
     * process must wait for longer than for the delay and this.
     */
    Optional<Duration> timeout();
}
