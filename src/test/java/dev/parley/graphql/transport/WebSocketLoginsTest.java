package dev.parley.graphql.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WebSocketLoginsTest {

    @Test
    void noTokenCountsAsLongAsNobodyCanCheckIt() {
        WebSocketLogins logins = new WebSocketLogins(null, null, Clock.systemUTC(), false);

        assertThatThrownBy(() -> logins.login("Bearer a.b.c", null).await().indefinitely())
                .isInstanceOf(AuthenticationFailedException.class);
    }
}
