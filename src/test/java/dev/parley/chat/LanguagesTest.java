package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nb                                    | nb
            NB_no                                 | nb-NO
            zh-hant-tw                            | zh-Hant-TW
            de-AT-u-co-phonebk                    | de-AT
            en-x-secret                           | en
            es-419                                | es-419
            ''                                    | -
            und                                   | -
            Norwegian                             | -
            n                                     | -
            nb NO                                 | -
            de-1901-1996-abcdefgh-bcdefghi-cdefgh | -
            """)
    void canonical_ofATag_isItsUsualForm(String tag, String expected) {
        assertThat(Languages.canonical(tag).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                           | -
            ''                          | -
            nb-NO,nb;q=0.9,en;q=0.8     | nb-NO
            en;q=0.3, de-CH;q=0.9       | de-CH
            *, sv;q=0.5                 | sv
            *                           | -
            fi;q=0                      | -
            en;q=high                   | -
            ;;;                         | -
            """)
    void preferred_ofAHeader_isItsFirstLanguage(String header, String expected) {
        assertThat(Languages.preferred(header).orElse(null)).isEqualTo(expected);
    }

    @Test
    void preferred_ofALongHeader_isNone() {
        assertThat(Languages.preferred("de" + ",en".repeat(200))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no, nb", "nn-NO, nb", "nb_NO, nb", "de-AT, de", "EN, en"})
    void base_ofATag_isItsLanguage(String tag, String expected) {
        assertThat(Languages.base(tag)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"nb, nb", "zh-Hant-TW, zh-Hant-TW zh-Hant zh", "no, no nb", "nn-NO, nn-NO nn nb", "sr-Latn, sr-Latn sr"
    })
    void forms_ofATag_beginWithTheBestMatch(String tag, String expected) {
        assertThat(Languages.forms(tag)).containsExactly(expected.split(" "));
    }
}
