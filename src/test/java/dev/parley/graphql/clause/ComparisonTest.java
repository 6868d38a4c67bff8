package dev.parley.graphql.clause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the form of conditions, which affects PostgreSQL's planner. */
class ComparisonTest {

    private final Comparison name = new Comparison("e.name", true, operand -> operand, new Parameters());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "an", "\ud83d\ude00a", "%_"})
    void contains_withShortText_isEstimatedToMatchMostRows(String text) {
        assertThat(name.of("contains", text, "where"))
                .isEqualTo("case when e.name ilike :p1_ escape '!' then 1 else 0 end <> 0");
    }

    @Test
    void startsWith_withShortText_isEstimatedToMatchMostRows() {
        assertThat(name.of("startsWith", "an", "where"))
                .isEqualTo("case when e.name ilike :p1_ escape '!' then 1 else 0 end <> 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "startsWith"})
    void contains_withLongerText_isEstimatedToMatchFewRows(String operator) {
        assertThat(name.of(operator, "ann", "where")).isEqualTo("e.name ilike :p1_ escape '!'");
    }
}
