package dev.parley.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings under which one e-mail address may be stored. */
class EmailSpellingsTest {

    @Test
    void of_blankAddress_isEmpty() {
        assertThat(EmailSpellings.of(" \u200B")).isEmpty();
        assertThat(EmailSpellings.of(null)).isEmpty();
    }

    @Test
    void address_inAscii_hasOneSpelling() {
        assertThat(EmailSpellings.of("\u00A0 Kari@Example.COM\u200B")).containsExactly("kari@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kari@bl\u00E5b\u00E6r.example",
                "Kari@BL\u00C5B\u00C6R.example",
                "kari@xn--blbr-roah.example",
                "KARI@XN--BLBR-ROAH.EXAMPLE"
            })
    void address_inUnicodeOrPunycode_hasBothSpellings(String typed) {
        assertThat(EmailSpellings.of(typed))
                .contains("kari@bl\u00E5b\u00E6r.example", "kari@xn--blbr-roah.example")
                // lower() in a database with the locale C
                .contains("kari@bl\u00C5b\u00C6r.example");
    }

    @Test
    void domain_withLetterThatIdna2003Replaces_isKept() {
        assertThat(EmailSpellings.of("kari@stra\u00DFe.example"))
                .contains("kari@stra\u00DFe.example")
                .doesNotContain("kari@strasse.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kari", "kari@", "@", "kari@" + "x.", "kari@.."})
    void text_withoutAddress_isItsOwnSpelling(String typed) {
        assertThat(EmailSpellings.of(typed)).contains(typed);
    }
}
