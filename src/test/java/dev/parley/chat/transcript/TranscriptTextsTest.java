package dev.parley.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.transcript.TranscriptTexts.Label;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of transcripts exist in all languages of the product. */
class TranscriptTextsTest {

    static Stream<String> languages() {
        return TranscriptTexts.LANGUAGES.stream();
    }

    @Test
    void languages_areThoseOfTheProduct() {
        assertThat(TranscriptTexts.LANGUAGES).containsExactlyInAnyOrder("en", "nb", "sv", "da", "fi", "de", "fr", "nl");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguage_hasEveryTextAndNoOther(String language) throws IOException {
        TranscriptTexts texts = TranscriptTexts.of(language).orElseThrow();

        assertThat(texts.language()).isEqualTo(language);
        assertThat(ChatNoticeKind.values())
                .allSatisfy(kind -> assertThat(texts.notice(kind)).isNotBlank());
        assertThat(Label.values())
                .allSatisfy(label -> assertThat(texts.of(label)).isNotBlank());
        assertThat(texts.of(Label.TITLE, "Support")).contains("Support").doesNotContain("{");
        assertThat(file(language)).hasSize(ChatNoticeKind.values().length + Label.values().length);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void texts_ofOtherLanguagesThanEnglish_areTranslated(String language) throws IOException {
        Properties english = file("en");

        assertThat(file(language).entrySet().stream()
                        .filter(text -> text.equals(english.entrySet().stream()
                                .filter(other -> other.getKey().equals(text.getKey()))
                                .findFirst()
                                .orElseThrow())))
                .hasSize(language.equals("en") ? english.size() : 0);
    }

    @ParameterizedTest
    @CsvSource({"nb-NO,nb", "no,nb", "nn,nb", "de_AT,de", "EN-us,en", "fr,fr"})
    void tag_withARegionOrAnAlias_hasItsLanguage(String tag, String language) {
        assertThat(TranscriptTexts.of(tag).orElseThrow().language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it", "english", "../../x", "-", "e\u0000n"})
    void tag_ofAnotherLanguage_hasNone(String tag) {
        assertThat(TranscriptTexts.of(tag)).isEmpty();
    }

    private static Properties file(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream file =
                TranscriptTextsTest.class.getResourceAsStream("/transcript/texts_" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
