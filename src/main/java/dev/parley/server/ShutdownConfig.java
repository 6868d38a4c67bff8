package dev.parley.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the graceful shutdown. */
@ConfigMapping(prefix = "parley.shutdown")
public interface ShutdownConfig {

    /**
     * How long the instance continues after SIGTERM while it is not ready any more: long enough for load balancers to notice. Connections
     * are asked to close meanwhile.
     */
    @WithDefault("2S")
    Duration delay();

    /**
     * How long operations under way then have to finish. By default, PARLEY_HTTP_REQUEST_TIMEOUT and 5 s more. Kill the process only after
     * the delay and this time together.
     */
    Optional<Duration> timeout();
}
