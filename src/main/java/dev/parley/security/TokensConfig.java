package dev.parley.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of agents' tokens. */
@ConfigMapping(prefix = "parley.tokens")
public interface TokensConfig {

    /**
     * How long a verified token counts over HTTP before it is verified again, never beyond its exp. A key that the provider withdraws may
     * count for that much longer. 0 verifies the token of each request.
     */
    @WithDefault("10S")
    Duration reverifyAfter();
}
