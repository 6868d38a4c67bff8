package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clients by HTTP/2 are told that an instance ends. */
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
    void whoUnderstandsIsTold(String userAgent) {
        assertThat(ConnectionDrainer.understands(userAgent)).isTrue();
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
    void whoWouldDropWhatIsUnderWayIsNot(String userAgent) {
        assertThat(ConnectionDrainer.understands(userAgent)).isFalse();
    }
}
