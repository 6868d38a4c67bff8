package dev.parley.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparison of a typed name with the name of a person. */
class PersonNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            Kari | null | Nordmann | kari NORDMANN           | true
            Kari | null | Nordmann | 'Kari\u00A0 Nordmann\u200B' | true
            Kari | Anne | Nordmann | Kari Nordmann           | true
            Kari | Anne | Nordmann | Kari Anne Nordmann      | true
            Kari | null | Nordmann | Kari                    | false
            Kari | null | null     | Kari                    | true
            Kari | null | ''       | Kari                    | true
            Kari | null | null     | Kari null               | false
            ''   | null | Nordmann | Nordmann                | true
            ''   | null | null     | ''                      | false
            ''   | null | null     | null                    | false
            Åse  | null | Weiß     | 'A\u030Ase WEISS'       | true
            """)
    void typedName_isComparedWithThePartsThatThePersonHas(
            String first, String middle, String last, String typed, boolean same) {
        Person person = new Person();
        person.firstName = first;
        person.middleName = middle;
        person.lastName = last;

        assertThat(person.isNamed(typed)).isEqualTo(same);
    }
}
