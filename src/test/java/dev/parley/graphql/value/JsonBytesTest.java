package dev.parley.graphql.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the JSON of responses. */
class JsonBytesTest {

    private static String json(Object value) {
        JsonBytes json = new JsonBytes(1);
        json.value(value);
        return new String(json.array(), 0, json.length(), StandardCharsets.UTF_8);
    }

    @Test
    void value_withEveryCharacter_isParsedBack() throws Exception {
        String all = new Random(1)
                .ints(20_000, 0, Character.MAX_CODE_POINT + 1)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "\u0000\b\t\n\f\r\u001f\"\\/", "\u007f\u2028"));

        assertThat(new ObjectMapper().readValue(json(all), String.class)).isEqualTo(all);
    }

    @Test
    void value_withMapsAndLists_isParsedBackInOrder() throws Exception {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("z", Arrays.asList(1, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 0, (short) 10, 1.5, null, true));
        nested.put("a", Map.of());
        nested.put("", List.of());

        assertThat(json(nested))
                .isEqualTo(
                        "{\"z\":[1,-1,-9223372036854775808,9223372036854775807,0,10,1.5,null,true],\"a\":{},\"\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T20:00:00Z",
                "2026-01-02T03:04:05.100Z",
                "2026-01-02T03:04:05.000001Z",
                "2026-01-02T03:04:05.123456789Z",
                "0000-01-01T00:00:00Z",
                "-0043-03-15T12:00:00Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "+294276-12-31T23:59:59.999999Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void instant_ofAnyYear_equalsToString(String text) {
        JsonBytes json = new JsonBytes(1);
        json.instant(Instant.parse(text));

        assertThat(new String(json.array(), 0, json.length(), StandardCharsets.US_ASCII))
                .isEqualTo("\"" + text + "\"");
    }

    @Test
    void cut_afterWriting_truncates() {
        JsonBytes json = new JsonBytes(1);
        json.value("kept");
        int back = json.length();
        json.value(List.of("gone"));
        json.cut(back);

        assertThat(new String(json.array(), 0, json.length(), StandardCharsets.US_ASCII))
                .isEqualTo("\"kept\"");
    }
}
