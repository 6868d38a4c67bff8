package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a topic is open and when that changes, in particular on days with a clock change. Needs no container and no database. */
class OpeningHoursTest {

    private static final List<String> ZONES = List.of("Europe/Oslo", "America/New_York", "Australia/Lord_Howe");

    /** Hours in steps of five minutes, so that samples of that step find each change exactly. */
    private static final List<String> WEEKS = List.of(
            "MON-FRI 08:00-16:00, lunch 11:30-12:00",
            "MON-SUN 00:00-24:00, lunch 02:15-02:45",
            "SAT-SUN 01:45-02:15",
            "SUN 02:10-02:20",
            "MON 00:00-24:00, SUN 00:30-02:30, lunch 01:30-01:50",
            "TUE 12:00-23:55, THU 00:00-13:00, lunch 09:00-12:30",
            "MON-SUN 09:00-12:00, lunch 09:00-12:00",
            "MON-SUN 00:00-24:00",
            "MON-FRI 08:00-11:00, MON-FRI 12:00-16:00, MON 20:00-23:55, lunch 15:00-15:30",
            "MON-SUN 22:00-06:00, lunch 02:10-02:25",
            "SAT 18:00-02:30, SUN 03:00-04:00",
            "MON-FRI 22:00-02:20, SUN 12:00-24:00",
            "");

    /** A table in the format of {@link #hours}. Times include their offset, because a local time may occur twice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            week                                   | zone                | at                        | open  | nextChange

            MON-FRI 08:00-16:00                    | Europe/Oslo         | 2026-06-01T07:59:59+02:00 | false | 2026-06-01T08:00+02:00
            MON-FRI 08:00-16:00                    | Europe/Oslo         | 2026-06-01T08:00+02:00    | true  | 2026-06-01T16:00+02:00
            MON-FRI 08:00-16:00                    | America/New_York    | 2026-06-01T08:00+02:00    | false | 2026-06-01T08:00-04:00
            MON-FRI 08:00-16:00                    | Europe/Oslo         | 2026-06-05T16:00+02:00    | false | 2026-06-08T08:00+02:00
            WED 08:00-16:00                        | Europe/Oslo         | 2026-06-03T16:00+02:00    | false | 2026-06-10T08:00+02:00
            MON 08:00-24:00, TUE 00:00-06:00       | Europe/Oslo         | 2026-06-01T12:00+02:00    | true  | 2026-06-02T06:00+02:00
            MON 08:00-23:59:59.999, TUE 00:00-06:00 | Europe/Oslo        | 2026-06-01T12:00+02:00    | true  | 2026-06-01T23:59:59.999+02:00
            MON 08:00-23:59:59.999, TUE 00:00-06:00 | Europe/Oslo        | 2026-06-01T23:59:59.999+02:00 | false | 2026-06-02T00:00+02:00

            MON 08:00-16:00, lunch 11:30-12:00     | Europe/Oslo         | 2026-06-01T11:00+02:00    | true  | 2026-06-01T11:30+02:00
            MON 08:00-16:00, lunch 11:30-12:00     | Europe/Oslo         | 2026-06-01T11:30+02:00    | false | 2026-06-01T12:00+02:00
            MON 08:00-16:00, lunch 11:30-12:00     | Europe/Oslo         | 2026-06-01T12:00+02:00    | true  | 2026-06-01T16:00+02:00
            MON 08:00-16:00, lunch 07:00-09:00     | Europe/Oslo         | 2026-06-01T06:00+02:00    | false | 2026-06-01T09:00+02:00
            MON 08:00-16:00, lunch 08:00-09:00     | Europe/Oslo         | 2026-06-01T06:00+02:00    | false | 2026-06-01T09:00+02:00
            MON 08:00-16:00, lunch 15:00-17:00     | Europe/Oslo         | 2026-06-01T14:00+02:00    | true  | 2026-06-01T15:00+02:00
            MON 08:00-16:00, lunch 15:00-16:00     | Europe/Oslo         | 2026-06-01T15:00+02:00    | false | 2026-06-08T08:00+02:00
            MON 08:00-16:00, lunch 16:00-17:00     | Europe/Oslo         | 2026-06-01T14:00+02:00    | true  | 2026-06-01T16:00+02:00
            MON 08:00-16:00, lunch 17:00-18:00     | Europe/Oslo         | 2026-06-01T14:00+02:00    | true  | 2026-06-01T16:00+02:00
            MON 08:00-16:00, TUE 08:00-12:00, lunch 08:00-12:00 | Europe/Oslo | 2026-06-01T16:00+02:00 | false | 2026-06-08T12:00+02:00

            # several periods a day
            MON 08:00-11:00, MON 12:00-16:00       | Europe/Oslo         | 2026-06-01T11:00+02:00    | false | 2026-06-01T12:00+02:00
            MON 08:00-12:00, MON 12:00-16:00       | Europe/Oslo         | 2026-06-01T09:00+02:00    | true  | 2026-06-01T16:00+02:00
            # over midnight: the period is of the day on which it starts
            MON 22:00-06:00                        | Europe/Oslo         | 2026-06-01T05:00+02:00    | false | 2026-06-01T22:00+02:00
            MON 22:00-06:00                        | Europe/Oslo         | 2026-06-01T23:00+02:00    | true  | 2026-06-02T06:00+02:00
            MON 22:00-06:00                        | Europe/Oslo         | 2026-06-02T05:59:59+02:00 | true  | 2026-06-02T06:00+02:00
            SUN 22:00-06:00                        | Europe/Oslo         | 2026-06-01T05:00+02:00    | true  | 2026-06-01T06:00+02:00
            MON 22:00-06:00, lunch 02:00-02:30     | Europe/Oslo         | 2026-06-02T02:00+02:00    | false | 2026-06-02T02:30+02:00
            SAT 22:00-03:30                        | Europe/Oslo         | 2026-03-29T01:00+01:00    | true  | 2026-03-29T03:30+02:00
            SAT 22:00-02:30                        | Europe/Oslo         | 2026-03-29T01:00+01:00    | true  | 2026-03-29T03:00+02:00
            # exceptions: without the lunch break; the period of the day before ends as usual
            MON-SUN 08:00-16:00, 2026-06-01 closed | Europe/Oslo         | 2026-06-01T09:00+02:00    | false | 2026-06-02T08:00+02:00
            MON 08:00-16:00, 2026-06-01 closed     | Europe/Oslo         | 2026-05-31T09:00+02:00    | false | 2026-06-08T08:00+02:00
            MON-SUN 08:00-16:00, lunch 11:30-12:00, 2026-06-01 10:00-14:00 | Europe/Oslo | 2026-06-01T10:00+02:00 | true | 2026-06-01T14:00+02:00
            MON-SUN 22:00-06:00, 2026-06-02 closed | Europe/Oslo         | 2026-06-02T05:00+02:00    | true  | 2026-06-02T06:00+02:00
            MON-SUN 22:00-06:00, 2026-06-02 closed | Europe/Oslo         | 2026-06-02T06:00+02:00    | false | 2026-06-03T22:00+02:00
            MON-SUN 08:00-16:00, 2026-06-01 20:00-09:00 | Europe/Oslo    | 2026-06-01T20:00+02:00    | true  | 2026-06-02T16:00+02:00
            MON-SUN 00:00-24:00, 2026-06-01 closed | Europe/Oslo         | 2026-05-01T00:00+02:00    | true  | 2026-06-01T00:00+02:00

            always                                 | Europe/Oslo         | 2026-03-29T02:59+02:00    | true  |
            MON-SUN 00:00-24:00                    | Europe/Oslo         | 2026-03-28T12:00+01:00    | true  |
            ''                                     | Europe/Oslo         | 2026-03-28T12:00+01:00    | false |
            MON-SUN 09:00-12:00, lunch 08:00-13:00 | Europe/Oslo         | 2026-03-28T10:00+01:00    | false |

            # 02:00 becomes 03:00: what begins in between begins then, what ends in between ends then, the rest is left out
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-03-29T01:59+01:00    | false | 2026-03-29T03:00+02:00
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-03-29T03:00+02:00    | true  | 2026-03-29T04:00+02:00
            SUN 01:00-02:30                        | Europe/Oslo         | 2026-03-29T01:30+01:00    | true  | 2026-03-29T03:00+02:00
            SUN 02:10-02:50                        | Europe/Oslo         | 2026-03-29T01:30+01:00    | false | 2026-04-05T02:10+02:00
            SUN 02:10-02:50                        | Europe/Oslo         | 2026-03-22T02:50+01:00    | false | 2026-04-05T02:10+02:00
            SUN 01:00-05:00, lunch 02:15-02:45     | Europe/Oslo         | 2026-03-29T01:30+01:00    | true  | 2026-03-29T05:00+02:00
            SUN 08:00-16:00                        | Europe/Oslo         | 2026-03-29T01:30+01:00    | false | 2026-03-29T08:00+02:00
            SUN 02:30-04:00                        | America/New_York    | 2026-03-08T01:59-05:00    | false | 2026-03-08T03:00-04:00
            SUN 01:00-02:30                        | America/New_York    | 2026-03-08T01:30-05:00    | true  | 2026-03-08T03:00-04:00
            SUN 02:10-02:50                        | America/New_York    | 2026-03-08T01:30-05:00    | false | 2026-03-15T02:10-04:00
            # 02:00 becomes 02:30
            SUN 02:15-04:00                        | Australia/Lord_Howe | 2026-10-04T01:59+10:30    | false | 2026-10-04T02:30+11:00
            SUN 01:00-02:15                        | Australia/Lord_Howe | 2026-10-04T01:30+10:30    | true  | 2026-10-04T02:30+11:00
            SUN 02:10-02:20                        | Australia/Lord_Howe | 2026-10-04T01:30+10:30    | false | 2026-10-11T02:10+11:00
            SUN 02:10-02:40                        | Australia/Lord_Howe | 2026-10-04T02:30+11:00    | true  | 2026-10-04T02:40+11:00

            # 03:00 becomes 02:00: the hour comes twice, and so do its changes
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-10-25T02:00+02:00    | false | 2026-10-25T02:30+02:00
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-10-25T02:30+02:00    | true  | 2026-10-25T02:00+01:00
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-10-25T02:00+01:00    | false | 2026-10-25T02:30+01:00
            SUN 02:30-04:00                        | Europe/Oslo         | 2026-10-25T02:30+01:00    | true  | 2026-10-25T04:00+01:00
            SUN 01:00-02:30                        | Europe/Oslo         | 2026-10-25T01:30+02:00    | true  | 2026-10-25T02:30+02:00
            SUN 01:00-02:30                        | Europe/Oslo         | 2026-10-25T02:30+02:00    | false | 2026-10-25T02:00+01:00
            SUN 01:00-02:30                        | Europe/Oslo         | 2026-10-25T02:00+01:00    | true  | 2026-10-25T02:30+01:00
            SUN 02:00-03:00                        | Europe/Oslo         | 2026-10-25T02:00+02:00    | true  | 2026-10-25T03:00+01:00
            SUN 01:00-05:00, lunch 02:15-02:45     | Europe/Oslo         | 2026-10-25T02:15+02:00    | false | 2026-10-25T02:45+02:00
            SUN 01:00-05:00, lunch 02:15-02:45     | Europe/Oslo         | 2026-10-25T02:45+02:00    | true  | 2026-10-25T02:15+01:00
            SUN 01:00-05:00, lunch 02:15-02:45     | Europe/Oslo         | 2026-10-25T02:45+01:00    | true  | 2026-10-25T05:00+01:00
            SUN 08:00-16:00                        | Europe/Oslo         | 2026-10-25T01:30+02:00    | false | 2026-10-25T08:00+01:00
            # 02:00 becomes 01:00
            SUN 01:30-03:00                        | America/New_York    | 2026-11-01T01:30-04:00    | true  | 2026-11-01T01:00-05:00
            SUN 01:30-03:00                        | America/New_York    | 2026-11-01T01:00-05:00    | false | 2026-11-01T01:30-05:00
            SUN 00:00-01:30                        | America/New_York    | 2026-11-01T01:30-04:00    | false | 2026-11-01T01:00-05:00
            # 02:00 becomes 01:30
            SUN 01:45-03:00                        | Australia/Lord_Howe | 2026-04-05T01:45+11:00    | true  | 2026-04-05T01:30+10:30
            SUN 01:45-03:00                        | Australia/Lord_Howe | 2026-04-05T01:30+10:30    | false | 2026-04-05T01:45+10:30
            SUN 01:00-01:45                        | Australia/Lord_Howe | 2026-04-05T01:45+11:00    | false | 2026-04-05T01:30+10:30
            SUN 01:00-01:45                        | Australia/Lord_Howe | 2026-04-05T01:45+10:30    | false | 2026-04-12T01:00+10:30

            # midnight becomes 23:00 of the day before, or 01:00
            SUN 00:00-08:00                        | America/Havana      | 2026-10-31T23:30-04:00    | false | 2026-11-01T00:00-04:00
            SAT 23:30-24:00                        | Asia/Beirut         | 2026-10-24T23:45+03:00    | true  | 2026-10-24T23:00+02:00
            SUN 00:00-08:00                        | Asia/Beirut         | 2026-10-24T23:45+03:00    | false | 2026-10-25T00:00+02:00
            SUN 00:00-08:00                        | Asia/Beirut         | 2026-03-28T23:45+02:00    | false | 2026-03-29T01:00+03:00
            # a Friday that Samoa left out
            FRI 08:00-16:00                        | Pacific/Apia        | 2011-12-23T16:00-10:00    | false | 2012-01-06T08:00+14:00
            """)
    void topic_isOpenOrClosed_untilItsNextChange(
            String week, String zone, OffsetDateTime at, boolean open, OffsetDateTime nextChange) {
        OpeningHours hours = hours(week, zone);

        assertThat(hours.isOpen(at.toInstant())).isEqualTo(open);
        assertThat(hours.nextChange(at.toInstant()).orElse(null))
                .isEqualTo(nextChange == null ? null : nextChange.toInstant());
    }

    @ParameterizedTest
    @MethodSource("weeksInZones")
    void nextChange_throughAYear_matchesTheSampledChanges(String week, String zone) {
        OpeningHours hours = hours(week, zone);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2027-01-01T00:00:00Z");

        List<Instant> changes = Stream.iterate(
                        hours.nextChange(from),
                        change -> change.isPresent() && change.get().isBefore(to),
                        change -> hours.nextChange(change.get()))
                .map(Optional::get)
                .toList();

        Duration step = Duration.ofMinutes(5);
        List<Instant> flips = Stream.iterate(from.plus(step), at -> at.isBefore(to), at -> at.plus(step))
                .filter(at -> hours.isOpen(at) != hours.isOpen(at.minus(step)))
                .toList();
        assertThat(changes).isEqualTo(flips);
        assertThat(changes).allMatch(change -> hours.isOpen(change) != hours.isOpen(change.minusNanos(1)));
    }

    static Stream<Arguments> weeksInZones() {
        return WEEKS.stream().flatMap(week -> ZONES.stream().map(zone -> Arguments.of(week, zone)));
    }

    @Test
    void nextChange_fromAnyInstantBefore_isTheSame() {
        OpeningHours hours = hours("SUN 02:10-02:50", "Europe/Oslo");
        Instant opens = Instant.parse("2026-10-25T00:10:00Z");
        Instant closes = Instant.parse("2026-10-25T00:50:00Z");

        assertThat(Stream.iterate(opens, at -> at.isBefore(closes), at -> at.plusSeconds(1))
                        .map(at -> hours.nextChange(at).orElseThrow()))
                .containsOnly(closes);
    }

    @Test
    void openingHours_areReadFromTheTopicsColumns() {
        ChatTopic topic = new ChatTopic();
        topic.useOpeningHours = true;
        topic.timeZone = "Europe/Oslo";
        topic.openingPeriods =
                "[[[\"08:00:00\", \"11:00:00\"], [\"12:00:00\", \"24:00:00\"]], [], [], [], [], [], [[\"22:00:00\", \"06:00:00.5\"]]]";
        topic.openingExceptions =
                "[{\"date\": \"2026-12-24\", \"text\": \"Christmas Eve\", \"periods\": [[\"09:00:00\", \"12:00:00\"]]}, {\"date\": \"2026-12-25\", \"periods\": []}]";
        topic.useLunchHours = true;
        topic.lunchStart = LocalTime.of(11, 30);
        topic.lunchStop = LocalTime.of(12, 30);

        OpeningHours read = topic.openingHours();

        assertThat(read.week())
                .isEqualTo(List.of(
                        List.of(period("08:00-11:00"), period("12:00-24:00")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(period("22:00-06:00:00.5"))));
        assertThat(read.lunch()).isEqualTo(period("11:30-12:30"));
        assertThat(read.exceptions())
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-12-24"),
                        new OpeningException(
                                LocalDate.parse("2026-12-24"), "Christmas Eve", List.of(period("09:00-12:00"))),
                        LocalDate.parse("2026-12-25"),
                        new OpeningException(LocalDate.parse("2026-12-25"), null, List.of())));
        assertThat(OpeningJson.week(OpeningJson.week(OpeningJson.CLOSED, read.week())))
                .isEqualTo(read.week());
        assertThat(OpeningJson.exceptions(
                        OpeningJson.exceptions(read.exceptions().values())))
                .isEqualTo(List.copyOf(read.exceptions().values()));
    }

    @Test
    void openingHours_thatAreDisabled_areIgnored() {
        ChatTopic topic = new ChatTopic();
        topic.useOpeningHours = true;
        topic.openingPeriods = "[[[\"08:00:00\", \"16:00:00\"]], [], [], [], [], [], []]";
        topic.lunchStart = LocalTime.of(11, 0);
        topic.lunchStop = LocalTime.of(12, 0);

        assertThat(topic.openingHours()).isEqualTo(hours("MON 08:00-16:00", "UTC"));

        topic.useOpeningHours = false;

        assertThat(topic.openingHours()).isEqualTo(OpeningHours.ALWAYS);
    }

    @Test
    void nextChange_farAwayInAnException_isFound() {
        OpeningHours closed = hours("2031-05-17 10:00-14:00, 2126-01-01 00:00-24:00", "Europe/Oslo");
        OpeningHours open = hours("MON-SUN 00:00-24:00, 2031-05-17 closed, 2031-05-18 closed", "Europe/Oslo");

        assertThat(changes(closed, "2026-06-01T00:00:00Z", 5))
                .containsExactly(
                        Instant.parse("2031-05-17T08:00:00Z"),
                        Instant.parse("2031-05-17T12:00:00Z"),
                        Instant.parse("2125-12-31T23:00:00Z"),
                        Instant.parse("2126-01-01T23:00:00Z"));
        assertThat(changes(open, "2026-06-01T00:00:00Z", 5))
                .containsExactly(Instant.parse("2031-05-16T22:00:00Z"), Instant.parse("2031-05-18T22:00:00Z"));
    }

    @Test
    void nextChange_afterManyExceptionsThatHideTheWeek_isFound() {
        String mondays = Stream.iterate(LocalDate.parse("2026-06-01"), monday -> monday.plusWeeks(1))
                .limit(100)
                .map(monday -> ", " + monday + " closed")
                .collect(Collectors.joining());

        assertThat(changes(hours("MON 08:00-16:00" + mondays, "UTC"), "2026-05-31T00:00:00Z", 1))
                .containsExactly(Instant.parse("2028-05-01T08:00:00Z"));
    }

    private static List<Instant> changes(OpeningHours hours, String from, int most) {
        return Stream.iterate(
                        hours.nextChange(Instant.parse(from)),
                        Optional::isPresent,
                        change -> hours.nextChange(change.get()))
                .map(Optional::get)
                .limit(most)
                .toList();
    }

    /**
     * Parses hours such as "MON-FRI 08:00-16:00, SAT 10:00-14:00, SAT 22:00-02:00, lunch 11:30-12:00, 2026-12-24 closed". Days that are not listed are
     * closed.
     */
    private static OpeningHours hours(String text, String zone) {
        if (text.equals("always")) {
            return OpeningHours.ALWAYS;
        }
        List<List<OpeningPeriod>> week = Stream.of(DayOfWeek.values())
                .<List<OpeningPeriod>>map(day -> new ArrayList<>())
                .toList();
        NavigableMap<LocalDate, OpeningException> exceptions = new TreeMap<>();
        OpeningPeriod lunch = null;
        for (String part : text.isEmpty() ? new String[0] : text.split(", ")) {
            String[] daysAndTimes = part.split(" ");
            String days = daysAndTimes[0];
            List<OpeningPeriod> periods =
                    daysAndTimes[1].equals("closed") ? List.of() : List.of(period(daysAndTimes[1]));
            if (days.equals("lunch")) {
                lunch = periods.get(0);
            } else if (Character.isDigit(days.charAt(0))) {
                LocalDate date = LocalDate.parse(days);
                exceptions.put(date, new OpeningException(date, null, periods));
            } else {
                String[] ends = days.split("-");
                for (int day = day(ends[0]); day <= day(ends[ends.length - 1]); day++) {
                    week.get(day).addAll(periods);
                }
            }
        }
        return new OpeningHours(ZoneId.of(zone), week, lunch, exceptions);
    }

    private static int day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .ordinal();
    }

    private static OpeningPeriod period(String text) {
        String[] times = text.split("-");
        return new OpeningPeriod(time(times[0]), time(times[1]));
    }

    /** 24:00 as Java reads it from PostgreSQL. */
    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}
