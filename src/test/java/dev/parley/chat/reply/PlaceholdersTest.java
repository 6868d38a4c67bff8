package dev.parley.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders are known or refused, and their values stay values. Needs no container. */
class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "Hello {{customer.name}}",
                "Hello {{ customer.name | dear customer }}, I am {{agent.name}}",
                "{{customer.company}}{{session.id}}{{topic.name|}}",
                "A set {a, b} and }} stay"
            })
    void areKnown_withPlaceholdersOfTheList_isTrue(String text) {
        assertThat(Placeholders.areKnown(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{customer.email}}",
                "{{customer.name",
                "{{Customer.Name}}",
                "{{}}",
                "{{ customer.name | {{agent.name}} }}",
                "{{customer.name|a|b}}",
                "{{{{customer.name}}}}"
            })
    void areKnown_withAnythingElseInDoubleBraces_isFalse(String text) {
        assertThat(Placeholders.areKnown(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Hello {{customer.name}}!, Hello Kari!",
        "{{ customer.name|there }}, Kari",
        "{{customer.company|your company}}, your company",
        "[{{customer.company}}], []",
        "{{customer.name}} {{customer.name}}, Kari Kari"
    })
    void render_replacesEachPlaceholder(String text, String rendered) {
        Map<String, String> values = Map.of(Placeholders.CUSTOMER_NAME, "Kari", Placeholders.CUSTOMER_COMPANY, "");

        assertThat(Placeholders.render(text, values)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{agent.name}}", "$1", "\\", "<b>Kari</b>", "=1+1", "{{customer.name}}"})
    void render_withAValueThatLooksLikeSyntax_insertsItAsItIs(String name) {
        Map<String, String> values = Map.of(Placeholders.CUSTOMER_NAME, name, Placeholders.AGENT_NAME, "Anna");

        assertThat(Placeholders.render("{{customer.name}}/{{agent.name}}", values))
                .isEqualTo(name + "/Anna");
    }

    @Test
    void clean_removesControlCharactersAndLineBreaks_andLimitsTheLength() {
        assertThat(Placeholders.clean("Kari\r\n\u0007Nord\u202Emann\u2028")).isEqualTo("Kari Nordmann");
        assertThat(Placeholders.clean("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(100));
        assertThat(Placeholders.clean("نمی\u200Cدانم")).isEqualTo("نمی\u200Cدانم");
        assertThat(Placeholders.clean(null)).isEmpty();
    }
}
