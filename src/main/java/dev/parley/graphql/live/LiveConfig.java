package dev.parley.graphql.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of subscriptions. */
@ConfigMapping(prefix = "parley.subscriptions")
interface LiveConfig {

    /**
     * How many subscriptions are served at the same time; the others wait their turn. Each takes a database connection while it is
     * served, so it should stay below the pool's size.
     */
    @WithDefault("4")
    int workers();

    /** After a failure, such as a database that is restarted, how long until a subscription tries again. */
    @WithDefault("1S")
    Duration retryAfter();
}
