package dev.parley.graphql.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of subscriptions. */
@ConfigMapping(prefix = "parley.subscriptions")
public interface LiveConfig {

    /**
     * How many subscriptions are served at the same time; the others wait their turn. Each takes a database connection while it is
     * served, so it should stay below the pool's size.
     */
    @WithDefault("4")
    int workers();

    /** After a failure, such as a database that is restarted, how long until a subscription tries again. */
    @WithDefault("1S")
    Duration retryAfter();

    /**
     * How long an entity that was read for one subscriber may be sent to others with the same rights. Long enough to tell all subscribers of
     * an event, or each event is read several times; a right that is withdrawn meanwhile counts that much later.
     */
    @WithDefault("0.2S")
    Duration shareFor();
}
