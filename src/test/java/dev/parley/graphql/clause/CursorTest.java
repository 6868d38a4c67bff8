package dev.parley.graphql.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.value.SqlType;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.junit.jupiter.api.Test;

/**
 * Tests that cursors are stable. Clients keep cursors, so later versions must read them and return the same cursor
 * for the same row.
 */
class CursorTest {

    private static final String AWKWARD = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\u00e6\ud83d\ude00";

    private static final EntityType TYPE = new EntityType(Row.class);

    private static final Order ORDER = Order.of(
            TYPE,
            List.of(by("TEXT"), by("WHOLE"), by("REAL"), by("AT"), by("LIGHT"), by("SET"), by("NONE")),
            null,
            null);

    @Test
    void of_row_equalsCursorOfEarlierVersions() {
        assertThat(cursor())
                .isEqualTo(
                        "WyI5Zjg2NjAwZSIsIlwiXFwvXGJcZlxuXHJcdFx1MDAwMVx1MDAxZn_igKjDpvCfmIAiLDcsIjEuNSIsIjIwMjYtMDEtMDJUMDM6MDQ6MDUuMDAwMDA2WiIsIlJFRCIsInRydWUiLG51bGwsNDJd");
    }

    /** Builds the cursor as the first version did. */
    @Test
    void of_row_isArrayOfSignatureAndValues() {
        String json = Json.createArrayBuilder()
                .add(ORDER.signature())
                .add(AWKWARD)
                .add(7)
                .add("1.5")
                .add("2026-01-02T03:04:05.000006Z")
                .add("RED")
                .add("true")
                .add(JsonValue.NULL)
                .add(42)
                .build()
                .toString();

        assertThat(new String(Base64.getUrlDecoder().decode(cursor()), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void parse_ofCreatedCursor_returnsValues() {
        assertThat(Cursor.parse(cursor(), ORDER))
                .containsExactly(
                        AWKWARD, 7, 1.5, Instant.parse("2026-01-02T03:04:05.000006Z"), Light.RED, true, null, 42L);
    }

    private static Map<String, Object> by(String field) {
        return Map.of("field", field, "direction", "ASC");
    }

    private static String cursor() {
        Object[] row = Stream.of(
                        AWKWARD, 7, 1.5, Instant.parse("2026-01-02T03:04:05.000006Z"), Light.RED, true, null, 42L)
                .map(SqlType::inMemory)
                .toArray();
        return Cursor.of(IntStream.range(0, row.length).toArray(), row, ORDER);
    }

    enum Light {
        RED
    }

    static class Row extends NodeEntity {

        @Description("A text.")
        public String text;

        @Description("A number.")
        public Integer whole;

        @Description("A fraction.")
        public Double real;

        @Description("An instant.")
        public Instant at;

        @Description("A constant.")
        public Light light;

        @Description("A switch.")
        public Boolean set;

        @Description("Nothing.")
        public String none;
    }
}
