package dev.parley.graphql.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests blank text, trimming and the length of texts. */
class InputTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00A0",
                "\u200B",
                "\u2060",
                "\u3164",
                "\uFEFF",
                "\u2800",
                "\u00AD",
                "\u034F",
                "\u115F\u1160",
                "\u180B",
                "\u180E",
                "\u200C\u200D",
                "\u200E\u200F",
                "\u2028\u2029",
                "\u202E",
                "\u2066",
                "\uFE0F",
                "\uFFA0",
                "\uD834\uDD59",
                "\uD834\uDD73",
                "\uDB40\uDC41",
                "\u0001\u0007\u001B",
                " \u200B \u3000 "
            })
    void text_withInvisibleCharactersOnly_isBlank(String text) {
        assertThat(InputText.isBlank(text)).isTrue();
        assertThat(InputText.optional(text)).isNull();
        assertThat(InputText.trimmed(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ".", "\u0301", "\uD83D\uDE00", "\u200B.\u200B", "\u6F22"})
    void text_withVisibleCharacter_isNotBlank(String text) {
        assertThat(InputText.isBlank(text)).isFalse();
    }

    @Test
    void text_withSpaceAround_isTrimmed() {
        assertThat(InputText.trimmed("\u00A0\u200B Kari  Nordmann\u3000\uFEFF\n"))
                .isEqualTo("Kari  Nordmann");
        assertThat(InputText.optional(" a ")).isEqualTo("a");
        assertThat(InputText.optional("a")).isEqualTo("a");
    }

    /**
     * Examples: a variation selector makes a heart red, a joiner shapes a Persian word, a tag sequence ends the flag
     * of Scotland.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2764\uFE0F",
                "\u0646\u0645\u06CC\u200C",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "\u200Fabc"
            })
    void text_withInvisibleCharactersThatShapeOthers_keepsThem(String text) {
        assertThat(InputText.trimmed(text)).isEqualTo(text);
    }

    /** Programs wrap a copied address in directional marks, and pages put soft hyphens and zero-width spaces into it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u202A kari@fjord.no \u202C", "\u200Ekari@\u200Bfjord.\u00ADno", "kari@fjord.no\uFEFF\u2069"})
    void email_withInvisibleFormatting_losesIt(String address) {
        assertThat(InputText.email(address)).isEqualTo("kari@fjord.no");
    }

    @Test
    void email_withSpaceOrJoinersInside_keepsThem() {
        assertThat(InputText.email("ka ri@fjord.no")).isEqualTo("ka ri@fjord.no");
        assertThat(InputText.email("kari@\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com"))
                .isEqualTo("kari@\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com");
        assertThat(InputText.email("\u202E \u2066")).isNull();
        assertThat(InputText.email(null)).isNull();
    }

    @Test
    void text_withNull_staysNull() {
        assertThat(InputText.optional(null)).isNull();
        assertThat(InputText.isBlank(null)).isTrue();
    }

    @Test
    void length_withSurrogatePairs_countsCodePoints() {
        assertThat(InputText.length("a\uD83D\uDE00e\u0301")).isEqualTo(4);
    }
}
