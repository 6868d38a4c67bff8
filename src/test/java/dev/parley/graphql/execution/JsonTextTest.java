package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.graphql.error.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that reading JSON is exact. */
class JsonTextTest {

    @Test
    void numbers_stayExact() {
        assertThat(JsonText.read(
                        "[1, -9007199254740993, 123456789012345678901234567890, 0.1, 1.00000000000000000001, 1e400]"))
                .isEqualTo(List.of(
                        1,
                        -9007199254740993L,
                        new BigInteger("123456789012345678901234567890"),
                        new BigDecimal("0.1"),
                        new BigDecimal("1.00000000000000000001"),
                        new BigDecimal("1e400")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":[{},[],null,true,false,\"\"],\"a\":{\"ø\":\"\\u0001\\\"\\\\ ½\"}}",
                "[9007199254740993,123456789012345678901234567890,0.1,1.00000000000000000001]",
                "\"text\"",
                "null"
            })
    void text_readAndWritten_isUnchanged(String text) {
        assertThat(JsonText.write(JsonText.read(text)).toString()).isEqualTo(text);
    }

    @Test
    void member_sentTwice_hasLastValue() {
        assertThat(JsonText.read("{\"a\": 1, \"a\": 2}")).isEqualTo(Map.of("a", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\"}", "1 2", "NaN", "'a'", "// a\n1", "]"})
    void text_thatIsNotJson_isBadRequest(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(RequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000", "1e-1000", "-1e999999", "1e99999999999"})
    void number_thatIsExpensiveToCompute_isRejected(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(RequestException.class);
    }

    @Test
    void number_thatIsExpensiveToParse_isRejected() {
        assertThatThrownBy(() -> JsonText.read("9".repeat(1_000_000))).isInstanceOf(RequestException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 20_000, 100_000})
    void text_nestedTooDeeply_isRejected(int levels) {
        assertThatThrownBy(() -> JsonText.read("[".repeat(levels) + "]".repeat(levels)))
                .isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> JsonText.read("{\"a\":".repeat(levels))).isInstanceOf(RequestException.class);
    }

    @Test
    void text_withRealisticNesting_isRead() {
        assertThat(JsonText.write(JsonText.read("[".repeat(64) + "]".repeat(64)))
                        .toString())
                .hasSize(128);
    }
}
