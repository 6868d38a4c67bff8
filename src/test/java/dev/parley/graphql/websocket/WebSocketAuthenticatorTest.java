package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.graphql.execution.LimitsConfig;
import dev.parley.graphql.execution.LoginLimits;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WebSocketAuthenticatorTest {

    @Test
    void token_withoutIdentityProvider_isRejected() {
        LoginLimits limits = new LoginLimits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitsConfig.class)
                        .build()
                        .getConfigMapping(LimitsConfig.class),
                Clock.systemUTC());
        WebSocketAuthenticator logins = new WebSocketAuthenticator(null, null, limits, Clock.systemUTC(), false);

        assertThatThrownBy(() ->
                        logins.login("Bearer a.b.c", "192.0.2.1", null).await().indefinitely())
                .isInstanceOf(AuthenticationFailedException.class);
    }
}
