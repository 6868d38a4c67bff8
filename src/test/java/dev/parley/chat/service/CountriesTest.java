package dev.parley.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of countries, with names in the reader's language. */
@QuarkusTest
class CountriesTest {

    private final World world = new World();

    @BeforeEach
    void rows() {
        world.run("""
                insert into country (country_id, name, english_name, abbrev2, deleted) values
                  (578, 'Noreg', 'Norway', 'NO', false), (276, 'Tyskland', 'Germany', 'DE', false),
                  (40, 'Austerrike', 'Austria', 'AT', false), (891, 'Serbia og Montenegro', 'Serbia and Montenegro', null, true)""");
    }

    @AfterEach
    void removeRows() {
        world.run("delete from country");
    }

    @Test
    void countries_withoutALanguage_haveTheNamesOfTheInstallation() {
        assertThat(Caller.nobody()
                        .asks("{ countries { countryId code name deleted } }")
                        .<List<Map<String, Object>>>data("countries"))
                .containsExactly(
                        country(40, "AT", "Austerrike", false),
                        country(578, "NO", "Noreg", false),
                        country(891, null, "Serbia og Montenegro", true),
                        country(276, "DE", "Tyskland", false));
    }

    @Test
    void countries_inALanguage_haveItsNames_inItsOrder() {
        assertThat(names("sv-SE")).containsExactly("Norge", "Serbia og Montenegro", "Tyskland", "Österrike");
        assertThat(names("de")).contains("Deutschland", "Norwegen", "Österreich");
        assertThat(names("nb")).contains("Norge", "Tyskland", "Østerrike");
    }

    @Test
    void countryWithoutACode_hasItsStoredName() {
        assertThat(names("fr")).contains("Serbia og Montenegro");
        assertThat(names("en-GB")).containsExactly("Austria", "Germany", "Norway", "Serbia and Montenegro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no such language", "de-", "abcdefghijklmnopqrstuvwxyz"})
    void textThatIsNoLanguage_isIgnored(String language) {
        assertThat(names(language)).contains("Noreg");
    }

    private static List<String> names(String language) {
        return Caller.nobody()
                .asks(
                        "query($language: String) { countries(language: $language) { name } }",
                        Map.of("language", language))
                .data("countries.name");
    }

    private static Map<String, Object> country(int number, String code, String name, boolean deleted) {
        Map<String, Object> country = new HashMap<>(Map.of("countryId", number, "name", name, "deleted", deleted));
        country.put("code", code);
        return country;
    }
}
