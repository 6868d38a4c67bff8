package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketOriginsTest {

    private final WebSocketOrigins origins = new WebSocketOrigins(Set.of("https://shop.example"));

    @ParameterizedTest
    @CsvSource({
        ", chat.example", // no browser
        "https://chat.example, chat.example",
        "http://localhost:8080, localhost:8080",
        "HTTPS://Chat.Example, chat.example",
        "https://shop.example, chat.example"
    })
    void origin_ownOrListed_isAdmitted(String origin, String authority) {
        assertThat(origins.admit(origin, authority)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, chat.example",
        "https://chat.example.evil.example, chat.example",
        "https://evil.example/chat.example, chat.example",
        "https://localhost:8081, localhost:8080",
        "https://shop.example:444, chat.example",
        "http://shop.example, chat.example",
        "'null', chat.example",
        "'', chat.example"
    })
    void origin_other_isRejected(String origin, String authority) {
        assertThat(origins.admit(origin, authority)).isFalse();
    }
}
