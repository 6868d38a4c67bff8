package dev.parley.graphql.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the warm-up after the start. */
@ConfigMapping(prefix = "parley.warm-up")
public interface WarmUpConfig {

    /** How long the warm-up may take. The query that runs at its end is the last one. 0 switches it off. */
    @WithDefault("5S")
    Duration time();

    /**
     * A folder of .graphql files, each with one query, that replace the warm-up's own queries. A file of the same name with the extension
     * .json has the variables.
     */
    Optional<String> documents();
}
