package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures over sessions, compared with an independent calculation over random sessions. */
@QuarkusTest
class ChatStatisticsTest {

    private static final String DURATIONS = " { count averageSeconds p50Seconds p90Seconds p95Seconds maxSeconds } ";
    private static final String FIGURES =
            "{ requested enteredQueue accepted missed abandonedWithinThreshold abandonedAfterThreshold serviceLevel wait"
                    + DURATIONS + "abandonment" + DURATIONS + "conversation" + DURATIONS + "firstResponse" + DURATIONS
                    + "response" + DURATIONS
                    + "messages { customer agent bot } transfers { requested pending accepted rejected cancelled expired }"
                    + " offers { requested pending accepted rejected cancelled expired } reopened ratings { count average distribution responseRate } }";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String manager;
    private String agent;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        manager = world.managerOf(topic);
        agent = world.agentOf(topic);
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
        List<RandomSession> all = random(from, to, 300, from.getEpochSecond());
        all.forEach(session -> session.insert(world, world.id(agent)));
        Function<Instant, Instant> start = start(ZoneId.of(zone), period);

        Answer answer = ask(
                "groupBy: [" + period + "], timeZone: \"" + zone + "\"",
                from,
                to,
                "total " + FIGURES + " buckets { startsAt endsAt figures " + FIGURES + " }");

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

    @Test
    void hoursOfAClockChangeByHalfAnHour_meetEachOther() {
        Instant from = Instant.parse("2026-04-04T12:00:00Z");
        Instant to = from.plus(6, ChronoUnit.HOURS);
        List<RandomSession> all = random(from, to, 100, 13);
        all.forEach(session -> session.insert(world, world.id(agent)));

        Answer answer = ask(
                "groupBy: [HOUR], timeZone: \"Australia/Lord_Howe\"",
                from,
                to,
                "buckets { startsAt endsAt figures { requested } }");

        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        for (int i = 0; i < buckets.size(); i++) {
            Instant begins = Instant.parse((String) buckets.get(i).get("startsAt"));
            Instant ends = Instant.parse((String) buckets.get(i).get("endsAt"));
            assertThat(requested(buckets.get(i))).isEqualTo((int) all.stream()
                    .filter(session -> !session.requested().isBefore(begins)
                            && session.requested().isBefore(ends))
                    .count());
            assertThat(i + 1 == buckets.size()
                            || buckets.get(i)
                                    .get("endsAt")
                                    .equals(buckets.get(i + 1).get("startsAt")))
                    .isTrue();
        }
        assertThat(buckets.stream().mapToInt(ChatStatisticsTest::requested).sum())
                .isEqualTo(all.size());
    }

    @Test
    void eachFigureAlone_equalsTheSameFigureAmongAll() {
        Instant from = Instant.parse("2026-02-20T00:00:00Z");
        Instant to = from.plus(2, ChronoUnit.DAYS);
        random(from, to, 60, 17).forEach(session -> session.insert(world, world.id(agent)));
        Map<?, ?> all = ask("", from, to, "total " + FIGURES).data("chatStatistics.total");

        List<List<String>> paths = all.entrySet().stream()
                .flatMap(figure -> figure.getValue() instanceof Map<?, ?> section
                        ? section.keySet().stream().map(name -> List.of((String) figure.getKey(), (String) name))
                        : Stream.of(List.of((String) figure.getKey())))
                .toList();
        for (List<String> path : paths) {
            String selection = String.join(" { ", path) + " }".repeat(path.size() - 1);
            Answer answer = ask("groupBy: [TOPIC]", from, to, "buckets { figures { " + selection + " } }");
            Object among = path.stream().reduce((Object) all, (map, name) -> ((Map<?, ?>) map).get(name), (a, b) -> b);
            Object alone = path.stream()
                    .reduce(
                            ((Map<?, ?>) answer.list("chatStatistics.buckets").get(0)).get("figures"),
                            (map, name) -> ((Map<?, ?>) map).get(name),
                            (a, b) -> b);
            assertThat(alone).as("%s", path).isEqualTo(among);
        }
        assertThat(paths).hasSizeGreaterThan(50);
    }

    @Test
    void figuresByAliasAndFragment_areComputed() {
        Instant from = Instant.parse("2026-02-20T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        List<RandomSession> all = random(from, to, 20, 19);
        all.forEach(session -> session.insert(world, world.id(agent)));

        Answer answer = Caller.agent(manager)
                .asks("query { chatStatistics(from: \"" + from + "\", to: \"" + to
                        + "\") { __typename all: total { __typename ...Waits } } }"
                        + " fragment Waits on ChatStatisticsFigures { queue: wait { longest: maxSeconds } }");

        assertThat(answer.<String>data("chatStatistics.__typename")).isEqualTo("ChatStatistics");
        assertThat(answer.<String>data("chatStatistics.all.__typename")).isEqualTo("ChatStatisticsFigures");
        assertThat(answer.<Integer>data("chatStatistics.all.queue.longest"))
                .isEqualTo(((Map<?, ?>) ExpectedFigures.of(all).get("wait")).get("maxSeconds"));
    }

    @Test
    void unselectedFigures_areNotPartOfTheStatement() {
        StatisticsSelection selected = new StatisticsSelection(Set.of("counts.wait", "wait.p90Seconds"), false);

        assertThat(selected.of(Figure.ofSessions("20")))
                .extracting(Figure::name)
                .containsExactly("p90Seconds");
    }

    @Test
    void previousTotalAlone_isComputed() {
        Instant from = Instant.parse("2026-01-08T00:00:00Z");
        List<RandomSession> all = random(from.minus(1, ChronoUnit.DAYS), from, 10, 23);
        all.forEach(session -> session.insert(world, world.id(agent)));

        Answer answer = ask(
                "groupBy: [DAY], compareWithPrevious: true",
                from,
                from.plus(1, ChronoUnit.DAYS),
                "previousTotal { requested }");

        assertThat(answer.<Integer>data("chatStatistics.previousTotal.requested"))
                .isEqualTo(all.size());
    }

    @Test
    void offlineFormsWaitingBotsAndReopening_areCounted() {
        Instant from = Instant.parse("2026-01-12T08:00:00Z");
        insert("status, end_reason, when_ended", "9, 5, '2026-01-12 09:00Z'", 3);
        insert("status, queued_at, waiting_since", "4, '2026-01-12 09:00Z', '2026-01-12 09:00Z'", 4);
        insert(
                "status, queued_at, waiting_since, chatbot_isactive",
                "4, '2026-01-12 09:00Z', '2026-01-12 09:00Z', true",
                2);
        world.run(
                "insert into chat_session_event (session_id, seq, type, actor, at, payload) select id, 100 + n, 'REOPENED', 'customer', now(), '{}' from chat_session, generate_series(1, 2) n where topic_id = ? and end_reason = 5",
                topic);
        world.run(
                "insert into chat_message (session_id, seq, type, special_type, visibility, message, when_posted) select id, 100 + n, 1, case n when 1 then 16 when 2 then 17 else 0 end, case n when 4 then 1 else 0 end, 'Hello', now() from chat_session, generate_series(1, 4) n where topic_id = ? and chatbot_isactive",
                topic);

        Answer answer = ask(
                "",
                from,
                from.plus(1, ChronoUnit.DAYS),
                "total { requested offlineForms enteredQueue waiting reopened messages { customer agent bot } }");

        assertThat(answer.<Map<String, Object>>data("chatStatistics.total"))
                .isEqualTo(Map.of(
                        "requested", 9,
                        "offlineForms", 3,
                        "enteredQueue", 6,
                        "waiting", 4,
                        "reopened", 6,
                        "messages", Map.of("customer", 0, "agent", 2, "bot", 4)));
    }

    private void insert(String columns, String values, int count) {
        world.run(
                "insert into chat_session (topic_id, when_requested, " + columns + ") select ?, '2026-01-12 08:30Z', "
                        + values + " from generate_series(1, ?)",
                topic,
                count);
    }

    @Test
    void timesThatAreNotKnown_haveNoDuration() {
        insert(
                "status, end_reason, queued_at, waiting_since, when_started, wait_ended_at, when_ended",
                "9, 1, '2026-01-12 08:30Z', '-infinity', '2026-01-12 08:31Z', '2026-01-12 08:31Z', '2026-01-12 08:41Z'",
                1);
        Instant from = Instant.parse("2026-01-12T08:00:00Z");

        Answer answer = ask(
                "",
                from,
                from.plus(1, ChronoUnit.HOURS),
                "total { accepted wait { count averageSeconds } conversation { maxSeconds } }");

        assertThat(answer.<Map<String, Object>>data("chatStatistics.total.wait"))
                .containsEntry("count", 0)
                .containsEntry("averageSeconds", null);
        assertThat(answer.<Integer>data("chatStatistics.total.conversation.maxSeconds"))
                .isEqualTo(600);
    }

    @Test
    void dayOfClockChange_has25Or23Hours() {
        assertThat(hours("2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z")).isEqualTo(25);
        assertThat(hours("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")).isEqualTo(23);
    }

    private int hours(String from, String to) {
        return ask(
                        "groupBy: [HOUR], timeZone: \"Europe/Oslo\"",
                        Instant.parse(from),
                        Instant.parse(to),
                        "buckets { startsAt }")
                .list("chatStatistics.buckets")
                .size();
    }

    @Test
    void severalDimensions_sumUpToTheTotal() {
        Instant from = Instant.parse("2026-02-01T00:00:00Z");
        Instant to = from.plus(14, ChronoUnit.DAYS);
        long other = world.topic();
        world.join(manager, other, "manager");
        List<RandomSession> all = random(from, to, 200, 1);
        all.forEach(session -> session.insert(world, world.id(agent)));
        RandomSession inOther = RandomSession.within(from, to, other, new Random(3));
        inOther.insert(world, world.id(agent));

        Answer answer = ask(
                "groupBy: [AGENT, TOPIC, WEEKDAY, HOUR_OF_DAY]",
                from,
                to,
                "total { requested } buckets { agent { loginName } topic { databaseId } weekday hourOfDay figures { requested } }");

        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        assertThat(buckets.stream().mapToInt(ChatStatisticsTest::requested).sum())
                .isEqualTo(all.size() + 1);
        assertThat(answer.<Integer>data("chatStatistics.total.requested")).isEqualTo(all.size() + 1);
        Map<Object, Long> byTime = all.stream()
                .filter(session -> session.started() != null)
                .map(session -> session.requested().atZone(ZoneId.of("UTC")))
                .collect(Collectors.groupingBy(
                        time -> time.getDayOfWeek() + " " + time.getHour(), Collectors.counting()));
        buckets.stream()
                .filter(bucket -> bucket.get("agent") != null
                        && ((Map<?, ?>) bucket.get("topic")).get("databaseId").equals((int) topic))
                .forEach(bucket -> assertThat(requested(bucket))
                        .isEqualTo(byTime.getOrDefault(bucket.get("weekday") + " " + bucket.get("hourOfDay"), 0L)
                                .intValue()));
        assertThat(buckets).hasSizeGreaterThanOrEqualTo(2 * 7 * 24);
    }

    private static int requested(Map<String, Object> bucket) {
        return (Integer) ((Map<?, ?>) bucket.get("figures")).get("requested");
    }

    @Test
    void previousPeriod_isReturnedBesideEachBucket() {
        Instant from = Instant.parse("2026-01-08T00:00:00Z");
        Instant to = from.plus(7, ChronoUnit.DAYS);
        List<RandomSession> all = random(from.minus(7, ChronoUnit.DAYS), to, 150, 7);
        all.forEach(session -> session.insert(world, world.id(agent)));

        Answer answer = ask(
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

    @Test
    void concurrency_isAverageAndPeakOfOverlappingConversations() {
        Instant from = Instant.parse("2026-01-20T08:00:00Z");
        Instant to = from.plus(6, ChronoUnit.HOURS);
        List<RandomSession> all = random(from.minus(2, ChronoUnit.HOURS), to, 120, 11);
        all.forEach(session -> session.insert(world, world.id(agent)));

        Answer answer = ask(
                "groupBy: [HOUR]",
                from,
                to,
                "total { concurrency { average peak } } buckets { startsAt figures { concurrency { average peak } } }");

        assertConcurrency(answer.data("chatStatistics.total.concurrency"), all, from, to);
        for (Map<String, Object> bucket : answer.<Map<String, Object>>list("chatStatistics.buckets")) {
            Instant start = Instant.parse((String) bucket.get("startsAt"));
            assertConcurrency(
                    (Map<?, ?>) ((Map<?, ?>) bucket.get("figures")).get("concurrency"),
                    all,
                    start,
                    start.plus(1, ChronoUnit.HOURS));
        }
    }

    private static void assertConcurrency(Map<?, ?> figures, List<RandomSession> all, Instant from, Instant to) {
        List<RandomSession> during = all.stream()
                .filter(session -> session.started() != null
                        && session.started().isBefore(to)
                        && session.ended().isAfter(from))
                .toList();
        double sum = during.stream()
                .mapToLong(session -> Duration.between(later(session.started(), from), earlier(session.ended(), to))
                        .toMillis())
                .sum();
        long peak = during.stream()
                .map(session -> later(session.started(), from))
                .mapToLong(at -> during.stream()
                        .filter(other ->
                                !other.started().isAfter(at) && other.ended().isAfter(at))
                        .count())
                .max()
                .orElse(0);
        assertThat(((Number) figures.get("average")).doubleValue())
                .isCloseTo(sum / Duration.between(from, to).toMillis(), org.assertj.core.data.Offset.offset(0.0001));
        assertThat(figures.get("peak")).isEqualTo((int) peak);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Test
    void openingHoursOnly_countsSecondsWithinThem() {
        world.set(
                topic,
                "use_opening_hours = true, time_zone = 'Europe/Oslo', tue_enabled = true, tue_start = '08:00', tue_stop = '16:00', wed_enabled = true, wed_start = '08:00', wed_stop = '00:00', use_lunch_hours = true, lunch_start = '11:30', lunch_stop = '12:00'");
        Instant tuesday = Instant.parse("2026-01-20T14:00:00Z");
        new RandomSession(
                        topic,
                        tuesday,
                        tuesday,
                        tuesday.plus(20, ChronoUnit.HOURS),
                        tuesday.plus(20, ChronoUnit.HOURS),
                        null,
                        tuesday.plus(40, ChronoUnit.HOURS),
                        null,
                        9,
                        List.of())
                .insert(world, world.id(agent));

        Answer answer = ask(
                "openingHoursOnly: true",
                tuesday,
                tuesday.plusSeconds(1),
                "total { wait { maxSeconds } conversation { maxSeconds } }");

        // Tuesday 15:00 to 16:00 and Wednesday 08:00 to 11:00; then to midnight without the lunch break.
        assertThat(answer.<Integer>data("chatStatistics.total.wait.maxSeconds")).isEqualTo(4 * 3600);
        assertThat(answer.<Integer>data("chatStatistics.total.conversation.maxSeconds"))
                .isEqualTo(12 * 3600 + 1800);
    }

    @Test
    void agent_getsFiguresOfOwnTopicsOnly_andCustomersGetNone() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        random(from, to, 5, 5).forEach(session -> session.insert(world, world.id(agent)));
        long hidden = world.topic();
        RandomSession.within(from, to, hidden, new Random(1)).insert(world, world.id(agent));
        String stranger = world.managerOf(world.topic());

        assertThat(ask(Caller.agent(stranger), "", from, to, "total { requested }")
                        .<Integer>data("chatStatistics.total.requested"))
                .isZero();
        assertThat(ask("", from, to, "total { requested }").<Integer>data("chatStatistics.total.requested"))
                .isEqualTo(5);
        long session = world.waiting(topic);
        assertThat(ask(Caller.customer(world.key(session)), "", from, to, "total { requested }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(ask(Caller.nobody(), "", from, to, "total { requested }").errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void everything_isOneStatement_andAnotherForTheRecordsOfTheBuckets() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        random(from, from.plusSeconds(9_000), 5, 5).forEach(session -> session.insert(world, world.id(agent)));
        Statements statements = new Statements(sessions);
        String all = "total " + FIGURES + " buckets { figures " + FIGURES + " }";
        ask("groupBy: [TOPIC, DAY]", from, from.plusSeconds(9_000), all);

        assertThat(statements.of(() -> ask("groupBy: [TOPIC, DAY]", from, from.plusSeconds(9_000), all)))
                .isEqualTo(1);
        assertThat(statements.of(() -> ask(
                        "groupBy: [TOPIC, AGENT]",
                        from,
                        from.plusSeconds(9_000),
                        "buckets { topic { name } figures { requested } }")))
                .isEqualTo(2);
    }

    @Test
    void groupByNull_isOneTotal() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");

        Answer answer = ask("groupBy: null", from, from.plusSeconds(1), "total { requested } buckets { endsAt }");

        assertThat(answer.list("chatStatistics.buckets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone: \"Mars/Base\"|BAD_ARGUMENT",
                "groupBy: [DAY, HOUR]|BAD_ARGUMENT",
                "groupBy: [TOPIC, TOPIC]|BAD_ARGUMENT",
                "thresholdSeconds: -1|BAD_ARGUMENT",
                "where: {email: {eq: null}}|BAD_FILTER"
            })
    void invalidArguments_haveACode(String arguments, String code) {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");

        assertThat(ask(arguments, from, from.plusSeconds(1), "total { requested }")
                        .errorCode())
                .isEqualTo(code);
        assertThat(ask("", from, from, "total { requested }").errorCode()).isEqualTo("BAD_ARGUMENT");
        assertThat(ask("groupBy: [HOUR]", from, from.plus(900, ChronoUnit.DAYS), "total { requested }")
                        .errorCode())
                .isEqualTo("TOO_COSTLY");
    }

    @Test
    void periodBeforeTheFirstYear_isRefused() {
        Instant from = Instant.parse("0001-01-02T00:00:00Z");

        assertThat(ask("compareWithPrevious: true", from, from.plus(2, ChronoUnit.DAYS), "total { requested }")
                        .errorCode())
                .isEqualTo("BAD_ARGUMENT");
        assertThat(ask(
                                "compareWithPrevious: true",
                                from,
                                from.plus(1, ChronoUnit.DAYS),
                                "total { requested } previousTotal { requested }")
                        .<Integer>data("chatStatistics.previousTotal.requested"))
                .isZero();
        assertThat(ask("", from, Instant.parse("9999-12-31T23:59:59Z"), "total { waiting concurrency { peak } }")
                        .codes())
                .isEmpty();
    }

    @Test
    void tooManyGroups_areTooCostly() {
        world.run(
                "insert into chat_session (topic_id, status, when_requested, country) select ?, 4, '1999-01-01', n from generate_series(1, 10001) n",
                topic);
        Instant from = Instant.parse("1998-12-31T00:00:00Z");

        assertThat(ask("groupBy: [COUNTRY]", from, from.plus(2, ChronoUnit.DAYS), "buckets { country }")
                        .errorCode())
                .isEqualTo("TOO_COSTLY");
        world.run("delete from chat_session where topic_id = ?", topic);
    }

    @Test
    void everyTimeZoneOfJava_isKnownToTheDatabase() {
        List<String> known = world.texts("select name from pg_timezone_names");

        assertThat(ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> !zone.startsWith("SystemV/"))
                        .filter(zone -> !known.contains(zone)))
                .isEmpty();
    }

    private List<RandomSession> random(Instant from, Instant to, int count, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> RandomSession.within(from, to, topic, random))
                .limit(count)
                .toList();
    }

    private Answer ask(String arguments, Instant from, Instant to, String selection) {
        return ask(Caller.agent(manager), arguments, from, to, selection);
    }

    private static Answer ask(Caller caller, String arguments, Instant from, Instant to, String selection) {
        return caller.asks(
                "query ($from: DateTime!, $to: DateTime!) { chatStatistics(from: $from, to: $to, " + arguments + ") { "
                        + selection + " } }",
                Map.of("from", from.toString(), "to", to.toString()));
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
}
