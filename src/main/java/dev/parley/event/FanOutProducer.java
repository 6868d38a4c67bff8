package dev.parley.event;

import dev.parley.event.EventsConfig.Broker;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Produces the configured {@link FanOut}, and turns PostgreSQL's notifications off if it is not PostgreSQL. */
@Singleton
class FanOutProducer implements AgroalPoolInterceptor {

    private final EventsConfig config;

    FanOutProducer(EventsConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    FanOut fanOut(
            AgroalDataSource database,
            InjectableInstance<Redis> redis,
            TransactionSynchronizationRegistry transactions) {
        return switch (config.fanOut()) {
            case POSTGRESQL ->
                new PostgresFanOut(database.getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration());
            case REDIS -> new RedisFanOut(configured(redis), transactions);
        };
    }

    private static Redis configured(InjectableInstance<Redis> redis) {
        if (!redis.getHandle().getBean().isActive()) {
            throw new ConfigurationException(
                    "parley.feed.fan-out=redis needs quarkus.redis.hosts: set it to the address of the Redis server.");
        }
        return redis.get();
    }

    /** The triggers of V5__feed.sql send no notifications over connections with this setting. */
    @Override
    public void onConnectionCreate(Connection connection) {
        if (config.fanOut() == Broker.POSTGRESQL) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set parley.notify = 'off'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
