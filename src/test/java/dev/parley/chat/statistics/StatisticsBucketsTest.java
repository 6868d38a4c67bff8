package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures by periods and other dimensions, compared with an independent calculation over random sessions. */
@QuarkusTest
class StatisticsBucketsTest {

    private final World world = new World();
    private StatisticsScene scene;

    @BeforeEach
    void aTopic() {
        scene = new StatisticsScene(world);
    }

    @Test
    void tags_countEachSessionInEachOfThem_andOnceInTheTotal() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(7, ChronoUnit.DAYS);
        scene.sessions(from, to, 60, 5);
        long one = world.tag();
        long other = world.tag();
        String chosen = "insert into chat_session_tag select id, ? from chat_session where topic_id = ? and id % ? = 0";
        world.run(chosen, one, scene.topic, 2);
        world.run(chosen, other, scene.topic, 3);
        String selection = "total " + StatisticsScene.FIGURES + " buckets { tag { databaseId } figures "
                + StatisticsScene.FIGURES + " }";

        Answer answer = scene.ask("groupBy: [TAG]", from, to, selection);

        Answer plain = scene.ask("thresholdSeconds: 20", from, to, "total " + StatisticsScene.FIGURES);
        assertThat(answer.<Object>data("chatStatistics.total")).isEqualTo(plain.data("chatStatistics.total"));
        for (Map<String, Object> bucket : answer.<Map<String, Object>>list("chatStatistics.buckets")) {
            Map<?, ?> tag = (Map<?, ?>) bucket.get("tag");
            String tags = tag == null
                    ? "{tags: {none: {}}}"
                    : "{tags: {some: {databaseId: {eq: " + tag.get("databaseId") + "}}}}";
            assertThat(bucket.get("figures"))
                    .as(tags)
                    .isEqualTo(scene.ask("where: " + tags, from, to, "total " + StatisticsScene.FIGURES)
                            .data("chatStatistics.total"));
        }
        assertThat(answer.list("chatStatistics.buckets")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Oslo, 2025-10-20T10:00:00Z, DAY",
        "Europe/Oslo, 2026-03-26T00:00:00Z, HOUR",
        "Europe/Oslo, 2025-10-24T00:00:00Z, HOUR",
        "America/New_York, 2025-10-29T13:30:00Z, DAY",
        "America/New_York, 2026-03-06T05:00:00Z, HOUR",
        "Australia/Lord_Howe, 2026-04-01T00:00:00Z, DAY",
        "Australia/Lord_Howe, 2025-10-02T00:00:00Z, DAY",
        "Asia/Kathmandu, 2026-01-01T00:00:00Z, HOUR",
        "Europe/Oslo, 2025-10-01T00:00:00Z, WEEK",
        "America/New_York, 2025-09-15T00:00:00Z, MONTH"
    })
    void buckets_equalAnIndependentCalculation(String zone, Instant from, StatisticsDimension period) {
        Instant to = from.plus(
                period == StatisticsDimension.MONTH ? 120 : period == StatisticsDimension.HOUR ? 4 : 12,
                ChronoUnit.DAYS);
        List<RandomSession> all = scene.sessions(from, to, 300, from.getEpochSecond());
        Function<Instant, Instant> start = start(ZoneId.of(zone), period);

        Answer answer = scene.ask(
                "groupBy: [" + period + "], timeZone: \"" + zone + "\"",
                from,
                to,
                "total " + StatisticsScene.FIGURES + " buckets { startsAt endsAt figures " + StatisticsScene.FIGURES
                        + " }");

        assertThat(answer.<Map<String, Object>>data("chatStatistics.total")).isEqualTo(ExpectedFigures.of(all));
        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        List<Instant> starts = Stream.iterate(from, time -> time.plus(15, ChronoUnit.MINUTES))
                .takeWhile(time -> time.isBefore(to))
                .map(start)
                .distinct()
                .toList();
        assertThat(buckets)
                .extracting(bucket -> Instant.parse((String) bucket.get("startsAt")))
                .containsExactlyElementsOf(starts);
        for (int i = 0; i < buckets.size(); i++) {
            Instant begins = starts.get(i);
            assertThat(buckets.get(i).get("figures"))
                    .as("%s", begins)
                    .isEqualTo(ExpectedFigures.of(all.stream()
                            .filter(session -> start.apply(session.requested()).equals(begins))
                            .toList()));
            assertThat(i + 1 == buckets.size()
                            || buckets.get(i)
                                    .get("endsAt")
                                    .equals(starts.get(i + 1).toString()))
                    .as("end of %s", begins)
                    .isTrue();
        }
    }

    private static Function<Instant, Instant> start(ZoneId zone, StatisticsDimension period) {
        return instant -> {
            ZonedDateTime time = instant.atZone(zone);
            return switch (period) {
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
                case WEEK ->
                    time.toLocalDate()
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .atStartOfDay(zone)
                            .toInstant();
                case MONTH ->
                    time.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
                default -> time.toLocalDate().atStartOfDay(zone).toInstant();
            };
        };
    }

    @Test
    void hoursOfAClockChangeByHalfAnHour_meetEachOther() {
        Instant from = Instant.parse("2026-04-04T12:00:00Z");
        Instant to = from.plus(6, ChronoUnit.HOURS);
        List<RandomSession> all = scene.sessions(from, to, 100, 13);

        Answer answer = scene.ask(
                "groupBy: [HOUR], timeZone: \"Australia/Lord_Howe\"",
                from,
                to,
                "buckets { startsAt endsAt figures { requested } }");

        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        for (int i = 0; i < buckets.size(); i++) {
            Instant begins = Instant.parse((String) buckets.get(i).get("startsAt"));
            Instant ends = Instant.parse((String) buckets.get(i).get("endsAt"));
            assertThat(StatisticsScene.requested(buckets.get(i))).isEqualTo((int) all.stream()
                    .filter(session -> !session.requested().isBefore(begins)
                            && session.requested().isBefore(ends))
                    .count());
            assertThat(i + 1 == buckets.size()
                            || buckets.get(i)
                                    .get("endsAt")
                                    .equals(buckets.get(i + 1).get("startsAt")))
                    .isTrue();
        }
        assertThat(buckets.stream().mapToInt(StatisticsScene::requested).sum()).isEqualTo(all.size());
    }

    @Test
    void dayOfClockChange_has25Or23Hours() {
        assertThat(hours("2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z")).isEqualTo(25);
        assertThat(hours("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")).isEqualTo(23);
    }

    private int hours(String from, String to) {
        return scene.ask(
                        "groupBy: [HOUR], timeZone: \"Europe/Oslo\"",
                        Instant.parse(from),
                        Instant.parse(to),
                        "buckets { startsAt }")
                .list("chatStatistics.buckets")
                .size();
    }

    @Test
    void everyTimeZoneOfJava_isKnownToTheDatabase() {
        List<String> known = world.texts("select name from pg_timezone_names");

        assertThat(ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> !zone.startsWith("SystemV/"))
                        .filter(zone -> !known.contains(zone)))
                .isEmpty();
    }

    @Test
    void severalDimensions_sumUpToTheTotal() {
        Instant from = Instant.parse("2026-02-01T00:00:00Z");
        Instant to = from.plus(14, ChronoUnit.DAYS);
        long other = world.topic();
        world.join(scene.manager, other, "manager");
        List<RandomSession> all = scene.sessions(from, to, 200, 1);
        RandomSession inOther = RandomSession.within(from, to, other, new Random(3));
        inOther.insert(world, scene.agentId());

        Answer answer = scene.ask(
                "groupBy: [AGENT, TOPIC, WEEKDAY, HOUR_OF_DAY]",
                from,
                to,
                "total { requested } buckets { agent { loginName } topic { databaseId } weekday hourOfDay figures { requested } }");

        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        assertThat(buckets.stream().mapToInt(StatisticsScene::requested).sum()).isEqualTo(all.size() + 1);
        assertThat(answer.<Integer>data("chatStatistics.total.requested")).isEqualTo(all.size() + 1);
        Map<Object, Long> byTime = all.stream()
                .filter(session -> session.started() != null)
                .map(session -> session.requested().atZone(ZoneId.of("UTC")))
                .collect(Collectors.groupingBy(
                        time -> time.getDayOfWeek() + " " + time.getHour(), Collectors.counting()));
        buckets.stream()
                .filter(bucket -> bucket.get("agent") != null
                        && ((Map<?, ?>) bucket.get("topic")).get("databaseId").equals((int) scene.topic))
                .forEach(bucket -> assertThat(StatisticsScene.requested(bucket))
                        .isEqualTo(byTime.getOrDefault(bucket.get("weekday") + " " + bucket.get("hourOfDay"), 0L)
                                .intValue()));
        assertThat(buckets).hasSizeGreaterThanOrEqualTo(2 * 7 * 24);
    }

    @Test
    void groupByNull_isOneTotal() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");

        Answer answer = scene.ask("groupBy: null", from, from.plusSeconds(1), "total { requested } buckets { endsAt }");

        assertThat(answer.list("chatStatistics.buckets")).isEmpty();
    }

    @Test
    void previousPeriod_isReturnedBesideEachBucket() {
        Instant from = Instant.parse("2026-01-08T00:00:00Z");
        Instant to = from.plus(7, ChronoUnit.DAYS);
        List<RandomSession> all = scene.sessions(from.minus(7, ChronoUnit.DAYS), to, 150, 7);

        Answer answer = scene.ask(
                "groupBy: [DAY], compareWithPrevious: true",
                from,
                to,
                "total { requested } previousTotal { requested } buckets { startsAt figures { requested } previous { requested } }");

        assertThat(answer.<Integer>data("chatStatistics.previousTotal.requested"))
                .isEqualTo((int) all.stream()
                        .filter(session -> session.requested().isBefore(from))
                        .count());
        for (Map<String, Object> bucket : answer.<Map<String, Object>>list("chatStatistics.buckets")) {
            Instant day = Instant.parse((String) bucket.get("startsAt")).minus(7, ChronoUnit.DAYS);
            assertThat(((Map<?, ?>) bucket.get("previous")).get("requested")).isEqualTo((int) all.stream()
                    .filter(session ->
                            session.requested().truncatedTo(ChronoUnit.DAYS).equals(day))
                    .count());
        }
    }

    /** Clocks change in Oslo on 2025-10-26 and 2026-03-29. */
    @ParameterizedTest
    @CsvSource({
        "DAYS, 2025-10-13, 2025-10-20, 2025-10-27",
        "DAYS, 2025-10-20, 2025-10-27, 2025-11-03",
        "DAYS, 2026-03-16, 2026-03-23, 2026-03-30",
        "DAYS, 2025-09-01, 2025-10-01, 2025-11-01",
        "WEEKS, 2025-10-06, 2025-10-20, 2025-11-03",
        "WEEKS, 2026-03-23, 2026-03-30, 2026-04-06",
        "MONTHS, 2025-09-01, 2025-10-01, 2025-11-01",
        "MONTHS, 2026-01-01, 2026-03-01, 2026-05-01"
    })
    void previousPeriodBetweenMidnights_isOfTheCalendar(
            ChronoUnit unit, LocalDate previousFrom, LocalDate from, LocalDate to) {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        // Sessions before both periods, which must not count.
        List<LocalDate> days = scene
                .sessions(
                        previousFrom.minusDays(3).atStartOfDay(oslo).toInstant(),
                        to.atStartOfDay(oslo).toInstant(),
                        150,
                        11)
                .stream()
                .map(session -> session.requested().atZone(oslo).toLocalDate())
                .toList();
        // Sessions beside the limits, where an hour matters.
        for (LocalDate limit : List.of(previousFrom, previousFrom.plusDays(1), from)) {
            request(limit.atStartOfDay(oslo).toInstant().minusSeconds(60));
            request(limit.atStartOfDay(oslo).toInstant());
        }
        List<LocalDate> all = Stream.concat(
                        days.stream(),
                        Stream.of(previousFrom, previousFrom.plusDays(1), from)
                                .flatMap(limit -> Stream.of(limit.minusDays(1), limit)))
                .toList();

        Answer answer = scene.ask(
                "groupBy: [" + unit.name().substring(0, unit.name().length() - 1)
                        + "], compareWithPrevious: true, timeZone: \"Europe/Oslo\"",
                from.atStartOfDay(oslo).toInstant(),
                to.atStartOfDay(oslo).toInstant(),
                "previousTotal { requested } buckets { figures { requested } previous { requested } }");

        assertThat(answer.<Integer>data("chatStatistics.previousTotal.requested"))
                .isEqualTo(count(all, previousFrom, from));
        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        assertThat(buckets).hasSize((int) unit.between(from, to));
        for (int i = 0; i < buckets.size(); i++) {
            assertThat(StatisticsScene.requested(buckets.get(i)))
                    .as("bucket %s", i)
                    .isEqualTo(count(all, from.plus(i, unit), from.plus(i + 1, unit)));
            LocalDate before = previousFrom.plus(i, unit);
            assertThat(((Map<?, ?>) buckets.get(i).get("previous")).get("requested"))
                    .as("before bucket %s", i)
                    .isEqualTo(before.isBefore(from) ? count(all, before, before.plus(1, unit)) : 0);
        }
    }

    private static int count(List<LocalDate> days, LocalDate from, LocalDate to) {
        return (int) days.stream()
                .filter(day -> !day.isBefore(from) && day.isBefore(to))
                .count();
    }

    private void request(Instant at) {
        world.run(
                "insert into chat_session (topic_id, status, when_requested) values (?, 4, ?)",
                scene.topic,
                at.atOffset(ZoneOffset.UTC));
    }

    @Test
    void previousPeriodThatIsNotBetweenMidnights_hasTheSameNumberOfSeconds() {
        Instant from = Instant.parse("2025-10-19T23:00:00Z");
        Instant to = Instant.parse("2025-10-26T23:00:00Z");
        Instant previousFrom = from.minus(7, ChronoUnit.DAYS);
        request(previousFrom.minusSeconds(1));
        request(previousFrom);
        request(from.minusSeconds(1));
        request(from);

        assertThat(scene.ask(
                                "compareWithPrevious: true, timeZone: \"Europe/Oslo\"",
                                from,
                                to,
                                "previousTotal { requested }")
                        .<Integer>data("chatStatistics.previousTotal.requested"))
                .isEqualTo(2);
    }

    @Test
    void previousTotalAlone_isComputed() {
        Instant from = Instant.parse("2026-01-08T00:00:00Z");
        List<RandomSession> all = scene.sessions(from.minus(1, ChronoUnit.DAYS), from, 10, 23);

        Answer answer = scene.ask(
                "groupBy: [DAY], compareWithPrevious: true",
                from,
                from.plus(1, ChronoUnit.DAYS),
                "previousTotal { requested }");

        assertThat(answer.<Integer>data("chatStatistics.previousTotal.requested"))
                .isEqualTo(all.size());
    }

    @Test
    void tooManyGroups_areTooCostly() {
        world.run(
                "insert into chat_session (topic_id, status, when_requested, country) select ?, 4, '1999-01-01', n from generate_series(1, 10001) n",
                scene.topic);
        Instant from = Instant.parse("1998-12-31T00:00:00Z");

        assertThat(scene.ask("groupBy: [COUNTRY]", from, from.plus(2, ChronoUnit.DAYS), "buckets { country }")
                        .errorCode())
                .isEqualTo("TOO_COSTLY");
        world.run("delete from chat_session where topic_id = ?", scene.topic);
    }
}
