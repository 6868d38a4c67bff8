package dev.parley.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event feed, which wakes subscriptions. */
@ConfigMapping(prefix = "parley.feed")
public interface EventsConfig {

    /** Whether the instance follows the event log. Without it, subscriptions receive nothing. Commands such as "import" switch it off. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How often the event log is read without a notification. It bounds the delay of subscriptions when a notification is lost, and the
     * time until a dead fan-out connection is noticed. A short interval costs idle instances queries.
     */
    @WithDefault("5S")
    Duration pollEvery();

    /** Number of events that an instance keeps in memory for its subscriptions. Older events are read from the table. */
    @WithDefault("10000")
    int memory();

    /**
     * How long one open transaction may hold up the feed before the log has a warning. With a short time, each large migration is in the
     * log; with a long one, agents notice first that their lists stand still.
     */
    @WithDefault("30S")
    Duration warnAfter();

    /**
     * The way in which instances are woken after a commit. "postgresql" needs one connection per instance that can LISTEN, so none through
     * a pooler in transaction mode. "redis" needs quarkus.redis.hosts, and PostgreSQL sends no notifications.
     */
    @WithDefault("postgresql")
    Broker fanOut();

    /** The ways to wake instances. */
    enum Broker {
        POSTGRESQL,
        REDIS
    }
}
