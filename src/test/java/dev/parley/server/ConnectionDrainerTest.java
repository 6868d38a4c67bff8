package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selection of the HTTP/2 clients that get GOAWAY when an instance stops. */
class ConnectionDrainerTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "curl/8.5.0",
                "Java-http-client/17.0.17",
                "Java-http-client/21.0.8",
                "Java-http-client/21.0.10",
                "Java-http-client/25",
                "Java-http-client/25.0.1"
            })
    void client_thatCompletesItsRequests_getsGoAway(String userAgent) {
        assertThat(ConnectionDrainer.supportsGoAway(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java-http-client/11.0.25",
                "Java-http-client/17.0.15",
                "Java-http-client/21.0.7",
                "Java-http-client/24.0.2",
                "Java-http-client/"
            })
    void client_thatDropsItsRequests_getsNoGoAway(String userAgent) {
        assertThat(ConnectionDrainer.supportsGoAway(userAgent)).isFalse();
    }
}
