package dev.parley.superoffice.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of times, and local times at clock changes. */
class TimesTest {

    private final Times times = new Times(ZoneId.of("Europe/Oslo"));
    private final List<Rule> rules = new ArrayList<>();

    private Instant read(String text) {
        return times.read(text, false, rules::add);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01 10:00, 2024-07-01T08:00:00Z",
        "2024-07-01T10:00:05, 2024-07-01T08:00:05Z",
        "2024-07-01 10:00:05.1230000, 2024-07-01T08:00:05.123Z",
        "2024-07-01, 2024-06-30T22:00:00Z",
        "2024-07-01T10:00:00Z, 2024-07-01T10:00:00Z",
        "2024-07-01 10:00:00 +05:00, 2024-07-01T05:00:00Z"
    })
    void forms_areRead(String text, Instant time) {
        assertThat(read(text)).isEqualTo(time);
        assertThat(rules).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1760-01-01 00:00:00", "1760-01-01", "0001-01-01T00:00:00"})
    void emptyDates_areNoTime(String text) {
        assertThat(read(text)).isNull();
        assertThat(rules).containsExactly(Rule.NO_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "01.07.2024", "2024-02-30", "2024-07-01 25:00", "1719828000"})
    void otherTexts_areRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void hourThatOccursTwice_isTheSecondOne_afterALaterTimeOfTheFirst() {
        times.beginRow();
        assertThat(read("2024-10-27 02:40:00")).isEqualTo("2024-10-27T00:40:00Z");
        times.beginRow();
        assertThat(read("2024-10-27 02:20:00")).isEqualTo("2024-10-27T01:20:00Z");
        times.beginRow();
        assertThat(read("2024-10-27 02:30:00")).isEqualTo("2024-10-27T01:30:00Z");
        assertThat(rules).containsOnly(Rule.AMBIGUOUS_TIME).hasSize(3);
    }

    @Test
    void resumedFile_continuesTheOrder() {
        times.continueAfter(Instant.parse("2024-10-27T00:40:00Z"));
        times.beginRow();

        assertThat(read("2024-10-27 02:20:00")).isEqualTo("2024-10-27T01:20:00Z");
    }

    @Test
    void skippedHour_isMoved() {
        assertThat(read("2024-03-31 02:30:00")).isEqualTo("2024-03-31T01:30:00Z");
        assertThat(rules).containsExactly(Rule.NONEXISTENT_TIME);
    }

    @Test
    void timeOfDay_hasNoDate() {
        assertThat(Times.clock("1760-01-01 08:30:00")).isEqualTo(LocalTime.of(8, 30));
        assertThat(Times.clock("8:30")).isEqualTo(LocalTime.of(8, 30));
        assertThat(Times.clock("22:00:00.0000000")).isEqualTo(LocalTime.of(22, 0));
    }
}
