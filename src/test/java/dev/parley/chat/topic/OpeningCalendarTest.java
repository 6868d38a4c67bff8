package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random opening hours with random exceptions through two years, minute by minute, against a calculation that shares nothing with the service: it marks the
 * open minutes of a local calendar, and looks up the local time of each minute.
 */
@QuarkusTest
class OpeningCalendarTest {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");
    private static final int DAYS = 730;
    private static final int DAY = 1440;

    private final World world = new World();

    /** A period in minutes after the start of its day. */
    private record Minutes(int from, int to) {

        private String json() {
            return "[\"" + time(from) + "\", \"" + time(to) + "\"]";
        }

        private static String time(int minute) {
            return "%02d:%02d:00".formatted(minute % DAY / 60, minute % 60);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Pacific/Chatham"})
    void hours_throughTwoYears_areThoseOfTheCalendar(String zone) {
        for (int round = 0; round < TestSize.of(2, 10); round++) {
            long seed = new Random().nextLong();
            checkRandomHours(zone, new Random(seed), zone + ", seed " + seed);
        }
    }

    private void checkRandomHours(String zone, Random random, String as) {
        List<List<Minutes>> week =
                IntStream.range(0, 7).mapToObj(day -> weekday(random)).toList();
        Minutes lunch = random.nextBoolean() ? lunch(random) : null;
        Map<LocalDate, List<Minutes>> exceptions = new TreeMap<>();
        for (int i = random.nextInt(80); i > 0; i--) {
            exceptions.put(FIRST_DAY.plusDays(random.nextInt(DAYS)), exception(random));
        }
        long topic = topic(zone, week, lunch, exceptions);
        OpeningHours hours = hours(zone, week, lunch, exceptions);

        boolean[] open = minutes(ZoneId.of(zone), calendar(week, lunch, exceptions));

        Instant start = start();
        for (int minute = random.nextInt(TestSize.of(7, 1)); minute < open.length; minute += TestSize.of(7, 1)) {
            Instant at = start.plus(minute, ChronoUnit.MINUTES);
            if (hours.isOpen(at) != open[minute]) {
                assertThat(hours.isOpen(at)).as(as + ", " + at).isEqualTo(open[minute]);
            }
        }
        assertThat(changes(hours, start, start.plus(open.length, ChronoUnit.MINUTES)))
                .as(as)
                .isEqualTo(flips(open, start));
        checkSeconds(topic, open, start, random, as);
    }

    /** Up to three periods from 06:00 on. The last may end before 06:00 of the next day. */
    private static List<Minutes> weekday(Random random) {
        if (random.nextInt(8) == 0) {
            return List.of(new Minutes(0, DAY));
        }
        List<Minutes> periods = new ArrayList<>();
        int from = 360 + random.nextInt(300);
        for (int left = random.nextInt(4); left > 0; left--) {
            int to = left == 1 && random.nextInt(3) == 0
                    ? DAY + random.nextInt(360)
                    : Math.min(DAY, from + 1 + random.nextInt(300));
            periods.add(new Minutes(from, to));
            from = to + random.nextInt(60);
            if (from >= DAY) {
                break;
            }
        }
        return periods;
    }

    private static List<Minutes> exception(Random random) {
        if (random.nextBoolean()) {
            return List.of();
        }
        int from = random.nextInt(DAY);
        return List.of(new Minutes(from, from + 1 + random.nextInt(DAY - 1)));
    }

    private static Minutes lunch(Random random) {
        int from = random.nextInt(DAY - 1);
        return new Minutes(from, Math.min(DAY, from + 1 + random.nextInt(90)));
    }

    /** Marks the open minutes of the local calendar, from the day before the first one on. */
    private static BitSet calendar(List<List<Minutes>> week, Minutes lunch, Map<LocalDate, List<Minutes>> exceptions) {
        BitSet usual = new BitSet();
        BitSet special = new BitSet();
        for (int day = 0; day < DAYS + 5; day++) {
            LocalDate date = FIRST_DAY.plusDays(day - 2L);
            List<Minutes> other = exceptions.get(date);
            BitSet marked = other == null ? usual : special;
            int midnight = day * DAY;
            (other == null ? week.get(date.getDayOfWeek().getValue() - 1) : other)
                    .forEach(period -> marked.set(midnight + period.from(), midnight + period.to()));
        }
        if (lunch != null) {
            for (int day = 0; day < DAYS + 6; day++) {
                usual.clear(day * DAY + lunch.from(), day * DAY + lunch.to());
            }
        }
        usual.or(special);
        return usual;
    }

    private static Instant start() {
        return FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The state of each minute of the two years in UTC. */
    private static boolean[] minutes(ZoneId zone, BitSet calendar) {
        LocalDateTime origin = FIRST_DAY.minusDays(2).atStartOfDay();
        boolean[] open = new boolean[DAYS * DAY];
        for (int minute = 0; minute < open.length; minute++) {
            LocalDateTime local =
                    start().plus(minute, ChronoUnit.MINUTES).atZone(zone).toLocalDateTime();
            open[minute] = calendar.get((int) origin.until(local, ChronoUnit.MINUTES));
        }
        return open;
    }

    private static List<Instant> flips(boolean[] open, Instant start) {
        return IntStream.range(1, open.length)
                .filter(minute -> open[minute] != open[minute - 1])
                .mapToObj(minute -> start.plus(minute, ChronoUnit.MINUTES))
                .toList();
    }

    private static List<Instant> changes(OpeningHours hours, Instant start, Instant end) {
        return Stream.iterate(
                        hours.nextChange(start),
                        change -> change.isPresent() && change.get().isBefore(end),
                        change -> hours.nextChange(change.get()))
                .map(Optional::get)
                .toList();
    }

    /** Open seconds of random times, short and long, as the statistics count them. */
    private void checkSeconds(long topic, boolean[] open, Instant start, Random random, String as) {
        List<int[]> times = new ArrayList<>();
        for (int i = 0; i < TestSize.of(300, 2000); i++) {
            int from = random.nextInt(open.length);
            int length = random.nextInt(i % 10 == 0 ? 60 * DAY : i % 2 == 0 ? DAY : 120);
            times.add(new int[] {from, Math.min(open.length, from + length)});
        }

        List<String> seconds = world.texts(
                "select parley_open_seconds(?, s, u)::bigint from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as t (s, u, n) order by n",
                topic,
                array(times, 0, start),
                array(times, 1, start));

        assertThat(seconds)
                .as(as)
                .isEqualTo(times.stream()
                        .map(time -> String.valueOf(60
                                * IntStream.range(time[0], time[1])
                                        .filter(minute -> open[minute])
                                        .count()))
                        .toList());
    }

    private static String array(List<int[]> times, int end, Instant start) {
        return times.stream()
                .map(time -> start.plus(time[end], ChronoUnit.MINUTES).toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(List<Minutes> periods) {
        return periods.stream().map(Minutes::json).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String json(Map<LocalDate, List<Minutes>> exceptions) {
        return exceptions.entrySet().stream()
                .map(each -> "{\"date\": \"" + each.getKey() + "\", \"periods\": " + json(each.getValue()) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private long topic(String zone, List<List<Minutes>> week, Minutes lunch, Map<LocalDate, List<Minutes>> exceptions) {
        long topic = world.topic();
        world.run(
                "update chat_topic set use_opening_hours = true, time_zone = ?, opening_periods = ?::jsonb, opening_exceptions = ?::jsonb where id = ?",
                zone,
                week.stream().map(OpeningCalendarTest::json).collect(Collectors.joining(", ", "[", "]")),
                json(exceptions),
                topic);
        if (lunch != null) {
            world.run(
                    "update chat_topic set use_lunch_hours = true, lunch_start = ?::time, lunch_stop = ?::time where id = ?",
                    Minutes.time(lunch.from()),
                    Minutes.time(lunch.to()),
                    topic);
        }
        return topic;
    }

    /** The service's own calculation, with the columns as a row has them. */
    private static OpeningHours hours(
            String zone, List<List<Minutes>> week, Minutes lunch, Map<LocalDate, List<Minutes>> exceptions) {
        ChatTopic row = new ChatTopic();
        row.useOpeningHours = true;
        row.timeZone = zone;
        row.openingPeriods = week.stream().map(OpeningCalendarTest::json).collect(Collectors.joining(", ", "[", "]"));
        row.openingExceptions = json(exceptions);
        if (lunch != null) {
            row.setLunch(OpeningJson.week("[[" + lunch.json() + "]]").get(0).get(0));
        }
        return row.openingHours();
    }
}
