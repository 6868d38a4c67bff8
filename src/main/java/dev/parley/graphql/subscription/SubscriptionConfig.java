package dev.parley.graphql.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of subscriptions. */
@ConfigMapping(prefix = "parley.subscriptions")
public interface SubscriptionConfig {

    /**
     * Number of subscriptions that an instance serves at the same time. The others wait for their turn. Each uses a database connection
     * while it is served, so stay below the size of the pool.
     */
    @WithDefault("4")
    int workers();

    /** How long until a subscription tries again after a failure, such as a restart of the database. */
    @WithDefault("1S")
    Duration retryAfter();

    /**
     * How long an object that was read for one subscriber may be sent to others with the same rights. If it is too short, each event is
     * read several times. A right that is withdrawn meanwhile counts that much longer.
     */
    @WithDefault("0.2S")
    Duration shareFor();
}
