package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How conditions are written, where the planner takes notice of it. */
class ComparisonTest {

    private final Comparison name = new Comparison("e.name", true, operand -> operand, new Parameters());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "an", "\ud83d\ude00a", "%_"})
    void contains_shortText_isWrittenAsMatchedByMostRows(String text) {
        assertThat(name.of("contains", text, "where"))
                .isEqualTo("case when e.name ilike :p1_ escape '!' then 1 else 0 end <> 0");
    }

    @Test
    void startsWith_shortText_isWrittenAsMatchedByMostRows() {
        assertThat(name.of("startsWith", "an", "where"))
                .isEqualTo("case when e.name ilike :p1_ escape '!' then 1 else 0 end <> 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "startsWith"})
    void longerText_isWrittenAsMatchedByFewRows(String operator) {
        assertThat(name.of(operator, "ann", "where")).isEqualTo("e.name ilike :p1_ escape '!'");
    }
}
