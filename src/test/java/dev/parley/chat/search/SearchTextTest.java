package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order",
                "\"my order",
                "-refund order",
                "%order%",
                "the",
                "שלום",
                "1",
                "or order",
                "\"or\"",
                "orange",
                "😀 order"
            })
    void textWithAWordThatMustOccur_isValid(String text) {
        assertThat(SearchText.objection(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "%", "_", "😀", "\"\"", "-", "-order", "-\"my order\"", "((((&|!:*", "'", "or", "OR or"
            })
    void textWithoutAWordThatMustOccur_isRejected(String text) {
        assertThat(SearchText.objection(text)).contains("no word that must occur");
    }

    @Test
    void length_countsCharacters() {
        assertThat(SearchText.objection("x" + "😀".repeat(499))).isNull();
        assertThat(SearchText.objection("x" + "😀".repeat(500))).contains("longer than 500");
    }
}
