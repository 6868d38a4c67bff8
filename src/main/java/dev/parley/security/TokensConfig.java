package dev.parley.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of agents' tokens. */
@ConfigMapping(prefix = "parley.tokens")
public interface TokensConfig {

    /**
     * How long a verified token counts over HTTP before it is verified again. It never counts longer than it is valid. A key that the
     * provider withdraws, or a user whom it blocks by introspection, is noticed that much later. Zero verifies each request's token.
     */
    @WithDefault("10S")
    Duration reverifyAfter();
}
