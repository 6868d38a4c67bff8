package dev.parley.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the feed, which tells subscriptions that there is news. */
@ConfigMapping(prefix = "parley.feed")
public interface EventsConfig {

    /**
     * How often the log is read when nobody says that there is news: how late subscriptions are at worst. Often costs idle
     * instances queries; it also is how soon a dead connection of the fan-out is noticed.
     */
    @WithDefault("5S")
    Duration pollEvery();

    /** How many events are kept in memory for the subscriptions of an instance; older ones are read from the table again. */
    @WithDefault("10000")
    int memory();

    /**
     * How long one open transaction may hold up the feed until the log is told of it: short, and each large migration is in the log;
     * long, and agents notice first that their lists stand still.
     */
    @WithDefault("30S")
    Duration warnAfter();

    /**
     * What wakes the instances. "postgresql" needs nothing else, and one connection of its own per instance that can LISTEN, so none
     * through a pooler in transaction mode. "redis" needs quarkus.redis.hosts, and spares PostgreSQL the notifications.
     */
    @WithDefault("postgresql")
    Broker fanOut();

    /** Who can wake the instances. */
    enum Broker {
        POSTGRESQL,
        REDIS
    }
}
