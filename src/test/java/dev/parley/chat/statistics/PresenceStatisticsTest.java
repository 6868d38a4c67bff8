package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds in which agents were present, compared with an independent calculation over random intervals. */
@QuarkusTest
class PresenceStatisticsTest {

    private static final double ROUNDING = 0.5;

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;
    private long other;
    private String manager;
    private String anna;
    private String berit;

    private record Presence(String agent, Instant since, Instant until) {

        double within(Instant from, Instant to) {
            Instant start = since.isAfter(from) ? since : from;
            Instant end = until.isBefore(to) ? until : to;
            return end.isAfter(start) ? Duration.between(start, end).toMillis() / 1000.0 : 0;
        }
    }

    @BeforeEach
    void twoTopics() {
        topic = world.topic();
        other = world.topic();
        manager = world.managerOf(topic);
        world.join(manager, other, "manager");
        anna = member(topic);
        berit = member(topic);
        world.join(anna, other, "can_respond");
    }

    /** An agent who has never been present. */
    private String member(long of) {
        String login = world.user();
        world.join(login, of, "can_respond");
        return login;
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Oslo, 2025-10-25T00:00:00Z, HOUR",
        "Europe/Oslo, 2026-03-28T12:30:00Z, HOUR",
        "Europe/Oslo, 2025-10-20T10:00:00Z, DAY",
        "America/New_York, 2025-11-01T13:30:00Z, HOUR",
        "America/New_York, 2026-03-05T05:00:00Z, DAY",
        "Australia/Lord_Howe, 2026-04-01T00:00:00Z, DAY",
        "Australia/Lord_Howe, 2025-10-02T00:00:00Z, DAY",
        "Europe/Oslo, 2026-03-01T00:00:00Z, WEEK",
        "America/New_York, 2025-09-15T00:00:00Z, MONTH"
    })
    void buckets_equalAnIndependentCalculation(String zone, Instant from, StatisticsDimension period) {
        Instant to = from.plus(
                period == StatisticsDimension.MONTH ? 100 : period == StatisticsDimension.HOUR ? 2 : 20,
                ChronoUnit.DAYS);
        List<Presence> all = random(from, to, from.getEpochSecond());

        Answer answer = ask(
                manager,
                from,
                to,
                "groupBy: [" + period + "], timeZone: \"" + zone + "\"",
                "total { presentSeconds } buckets { startsAt endsAt figures { presentSeconds } }");

        assertThat(seconds(answer.data("chatStatistics.total"))).isCloseTo(sum(all, from, to), within(ROUNDING));
        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        assertThat(buckets).hasSizeGreaterThan(2);
        for (Map<String, Object> bucket : buckets) {
            Instant begins = Instant.parse((String) bucket.get("startsAt"));
            Instant ends = end(begins, ZoneId.of(zone), period);
            assertThat(bucket.get("endsAt")).isEqualTo(ends.toString());
            assertThat(seconds(bucket.get("figures")))
                    .as("%s", begins)
                    .isCloseTo(
                            sum(all, begins.isAfter(from) ? begins : from, ends.isBefore(to) ? ends : to),
                            within(ROUNDING));
        }
    }

    @Test
    void agentsAndTopics_haveTheirOwnSums() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(3, ChronoUnit.DAYS);
        List<Presence> all = random(from, to, 1);
        double ofAnna = sum(all.stream().filter(p -> p.agent().equals(anna)).toList(), from, to);

        Answer byAgent = ask(
                manager, from, to, "groupBy: [AGENT]", "buckets { agent { loginName } figures { presentSeconds } }");
        Answer byTopic = ask(
                manager,
                from,
                to,
                "groupBy: [TOPIC, DAY]",
                "total { presentSeconds } buckets { topic { databaseId } figures { presentSeconds } }");

        for (Map<String, Object> bucket : byAgent.<Map<String, Object>>list("chatStatistics.buckets")) {
            boolean isAnna = ((Map<?, ?>) bucket.get("agent")).get("loginName").equals(anna);
            assertThat(seconds(bucket.get("figures")))
                    .isCloseTo(isAnna ? ofAnna : sum(all, from, to) - ofAnna, within(ROUNDING));
        }
        assertThat(sumOf(byTopic, topic)).isCloseTo(sum(all, from, to), within(ROUNDING));
        assertThat(sumOf(byTopic, other)).isCloseTo(ofAnna, within(ROUNDING));
        assertThat(seconds(byTopic.data("chatStatistics.total"))).isCloseTo(sum(all, from, to), within(ROUNDING));
    }

    private static double sumOf(Answer answer, long topic) {
        return answer.<Map<String, Object>>list("chatStatistics.buckets").stream()
                .filter(bucket ->
                        ((Map<?, ?>) bucket.get("topic")).get("databaseId").equals((int) topic))
                .mapToDouble(bucket -> seconds(bucket.get("figures")))
                .sum();
    }

    @Test
    void previousPeriod_hasItsOwnSeconds() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        insert(new Presence(anna, from.minusSeconds(90), from.plusSeconds(60)));

        Answer answer = ask(
                manager,
                from,
                to,
                "compareWithPrevious: true",
                "total { presentSeconds } previousTotal { presentSeconds }");

        assertThat(seconds(answer.data("chatStatistics.total"))).isEqualTo(60);
        assertThat(seconds(answer.data("chatStatistics.previousTotal"))).isEqualTo(90);
    }

    @Test
    void presence_isLogged_andCountsUntilNow() throws InterruptedException {
        Instant from = Instant.now().minus(1, ChronoUnit.HOURS);
        Instant to = from.plus(2, ChronoUnit.HOURS);
        Caller.agent(anna).asks("mutation { setPresence(input: {presence: PRESENT}) { changed } }");
        Thread.sleep(300);
        double open =
                seconds(ask(manager, from, to, "", "total { presentSeconds }").data("chatStatistics.total"));
        world.away(anna);
        double closed =
                seconds(ask(manager, from, to, "", "total { presentSeconds }").data("chatStatistics.total"));
        Thread.sleep(300);

        assertThat(open).isGreaterThanOrEqualTo(0.29);
        assertThat(closed).isGreaterThanOrEqualTo(open);
        assertThat(seconds(
                        ask(manager, from, to, "", "total { presentSeconds }").data("chatStatistics.total")))
                .isEqualTo(closed);
        world.present(anna);
        world.run("update ejuser set status = 3 where loginname = ?", anna);
        assertThat(world.texts(
                        "select (until is null)::text from agent_presence where user_id = ? order by since",
                        world.id(anna)))
                .containsExactly("false", "false");
    }

    @Test
    void managers_getTheMembersOfTheirTopics_administratorsAll() {
        Instant from = Instant.parse("2024-02-05T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        insert(new Presence(anna, from, from.plusSeconds(100)));
        String stranger = world.managerOf(world.topic());

        assertThat(seconds(
                        ask(stranger, from, to, "", "total { presentSeconds }").data("chatStatistics.total")))
                .isZero();
        assertThat(seconds(ask(Caller.admin(world.user()), from, to, "", "total { presentSeconds }")
                        .data("chatStatistics.total")))
                .isEqualTo(100);
    }

    @Test
    void otherDimensions_haveNoPresence_andItTakesNoStatementOfItsOwn() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        Answer answer = ask(manager, from, to, "groupBy: [WEEKDAY]", "total { presentSeconds }");
        Statements statements = new Statements(sessions);

        assertThat(answer.<Object>data("chatStatistics.total.presentSeconds")).isNull();
        assertThat(statements.of(() -> ask(
                        manager,
                        from,
                        to,
                        "groupBy: [TOPIC, DAY]",
                        "buckets { figures { presentSeconds concurrency { peak } } }")))
                .isEqualTo(1);
    }

    private List<Presence> random(Instant from, Instant to, long seed) {
        Random random = new Random(seed);
        List<Presence> all = new ArrayList<>();
        for (String agent : List.of(anna, berit)) {
            long longest = Duration.between(from, to).toMillis() / 20;
            Instant time = from.minusMillis((long) (random.nextDouble() * longest));
            while (time.isBefore(to.plusMillis(longest))) {
                Instant until = time.plusMillis((long) (random.nextDouble() * longest));
                all.add(new Presence(agent, time, until));
                time = until.plusMillis(1 + (long) (random.nextDouble() * longest));
            }
        }
        all.forEach(this::insert);
        return all;
    }

    private void insert(Presence presence) {
        world.run(
                "insert into agent_presence (user_id, since, until) values (?, ?, ?)",
                world.id(presence.agent()),
                presence.since().atOffset(ZoneOffset.UTC),
                presence.until().atOffset(ZoneOffset.UTC));
    }

    private static double sum(List<Presence> all, Instant from, Instant to) {
        return all.stream().mapToDouble(presence -> presence.within(from, to)).sum();
    }

    private static double seconds(Object figures) {
        return ((Number) ((Map<?, ?>) figures).get("presentSeconds")).doubleValue();
    }

    private static Instant end(Instant start, ZoneId zone, StatisticsDimension period) {
        ZonedDateTime time = start.atZone(zone);
        return switch (period) {
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case WEEK ->
                time.toLocalDate()
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
            case MONTH ->
                time.toLocalDate()
                        .with(TemporalAdjusters.firstDayOfNextMonth())
                        .atStartOfDay(zone)
                        .toInstant();
            default -> time.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }

    private Answer ask(String agent, Instant from, Instant to, String arguments, String selection) {
        return ask(Caller.agent(agent), from, to, arguments, selection);
    }

    private static Answer ask(Caller caller, Instant from, Instant to, String arguments, String selection) {
        return caller.asks(
                "query ($from: DateTime!, $to: DateTime!) { chatStatistics(from: $from, to: $to, " + arguments + ") { "
                        + selection + " } }",
                Map.of("from", from.toString(), "to", to.toString()));
    }
}
