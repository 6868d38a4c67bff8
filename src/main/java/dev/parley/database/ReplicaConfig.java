package dev.parley.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the streaming replica that answers queries. */
@ConfigMapping(prefix = "parley.replica")
public interface ReplicaConfig {

    /**
     * JDBC URL of a streaming replica, which then answers queries, for example jdbc:postgresql://replica:5432/parley. By default, the primary
     * answers them. Name and password are those of the primary.
     */
    Optional<String> url();

    /**
     * How long a query waits until the replica has replayed everything that was committed before the query. Then the primary answers it. If it
     * is too short, a busy replica is hardly used; if it is too long, queries are slow while the replica lags behind.
     */
    @WithDefault("0.05S")
    Duration maxWait();
}
