package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.http.HttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long an instance waits for requests in progress. */
class GracefulShutdownTest {

    @Test
    void timeout_byDefault_isLongerThanTheRequestTimeout() {
        assertThat(timeout(Map.of())).isEqualTo(Duration.ofSeconds(35));
        assertThat(timeout(Map.of("parley.http.request-timeout", "PT2M"))).isEqualTo(Duration.ofSeconds(125));
    }

    @Test
    void timeout_thatIsConfigured_isUsed() {
        assertThat(timeout(Map.of("parley.shutdown.timeout", "PT1S"))).isEqualTo(Duration.ofSeconds(1));
    }

    private static Duration timeout(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(ShutdownConfig.class)
                .withMapping(HttpConfig.class)
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build();
        return GracefulShutdown.timeout(
                config.getConfigMapping(ShutdownConfig.class), config.getConfigMapping(HttpConfig.class));
    }
}
