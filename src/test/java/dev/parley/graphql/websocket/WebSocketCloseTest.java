package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketCloseTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "å", "€", "😀", "x😀"})
    void reason_thatIsLong_isTruncated(String letters) {
        String reason = WebSocketClose.malformed(letters.repeat(1000)).reason();

        assertThat(reason.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(119, 123);
        assertThat(letters.repeat(1000)).startsWith(reason);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(reason)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Forbidden"})
    void reason_thatIsShort_isUnchanged(String reason) {
        assertThat(WebSocketClose.malformed(reason).reason()).isEqualTo(reason);
    }
}
