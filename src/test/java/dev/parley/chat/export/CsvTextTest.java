package dev.parley.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of CSV are read back as they were, and never as formulas. */
class CsvTextTest {

    @Test
    void value_withASeparatorAQuoteOrALineBreak_isQuoted() {
        assertThat(CsvText.value("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvText.value("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvText.value("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(CsvText.value("plain")).isEqualTo("plain");
        assertThat(CsvText.value(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+47 900 00 000",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00A0=1",
                "\u0000=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201",
                "=HYPERLINK(\"http://evil.example\",\"x\")"
            })
    void text_thatASpreadsheetMightCalculate_startsWithAnApostrophe(String text) {
        assertThat(CsvText.value(text).replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "kari@example.com", "1-2", "'quoted'"})
    void otherText_isUnchanged(String text) {
        assertThat(CsvText.value(text)).isEqualTo(text);
    }

    @Test
    void number_isNoFormula() {
        assertThat(CsvText.value(-5)).isEqualTo("-5");
        assertThat(CsvText.value(new BigDecimal("-1.5"))).isEqualTo("-1.5");
    }
}
