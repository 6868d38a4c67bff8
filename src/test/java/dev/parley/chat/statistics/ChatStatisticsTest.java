package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meaning of each figure. */
@QuarkusTest
class ChatStatisticsTest {

    private final World world = new World();
    private StatisticsScene scene;

    @BeforeEach
    void aTopic() {
        scene = new StatisticsScene(world);
    }

    @Test
    void eachFigureAlone_equalsTheSameFigureAmongAll() {
        Instant from = Instant.parse("2026-02-20T00:00:00Z");
        Instant to = from.plus(2, ChronoUnit.DAYS);
        scene.sessions(from, to, 60, 17);
        Map<?, ?> all =
                scene.ask("", from, to, "total " + StatisticsScene.FIGURES).data("chatStatistics.total");

        List<List<String>> paths = all.entrySet().stream()
                .flatMap(figure -> figure.getValue() instanceof Map<?, ?> section
                        ? section.keySet().stream().map(name -> List.of((String) figure.getKey(), (String) name))
                        : Stream.of(List.of((String) figure.getKey())))
                .toList();
        for (List<String> path : paths) {
            String selection = String.join(" { ", path) + " }".repeat(path.size() - 1);
            Answer answer = scene.ask("groupBy: [TOPIC]", from, to, "buckets { figures { " + selection + " } }");
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
        List<RandomSession> all = scene.sessions(from, to, 20, 19);

        Answer answer = Caller.agent(scene.manager)
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
                scene.topic);
        world.run(
                "insert into chat_message (session_id, seq, type, special_type, visibility, message, when_posted) select id, 100 + n, 1, case n when 1 then 16 when 2 then 17 else 0 end, case n when 4 then 1 else 0 end, 'Hello', now() from chat_session, generate_series(1, 4) n where topic_id = ? and chatbot_isactive",
                scene.topic);

        Answer answer = scene.ask(
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

    @Test
    void sessionsOfBots_areContainedOrHandedOff() {
        world.set(scene.topic, "widget_post_form = true");
        String login = world.agentOf(scene.topic);
        Caller bot = Caller.bot(login);
        Caller manager = Caller.agent(scene.manager);
        long answered = answeredBy(bot);
        bot.does("endChatSession", answered);
        long reopened = answeredBy(bot);
        bot.does("endChatSession", reopened);
        Caller.customer(world.key(reopened)).does("reopenChatSession", reopened);
        long silent = world.botDriven(scene.topic);
        Caller.customer(world.key(silent)).does("endChatSession", silent);
        long handedOff = world.botDriven(scene.topic);
        bot.does("handOffChatSession", handedOff, Map.of("reason", "NO_ANSWER", "summary", "Asked twice."));
        manager.does("takeOverChatSession", world.botDriven(scene.topic));
        world.botDriven(scene.topic);
        world.waiting(scene.topic);
        world.run(
                "update chat_session s set when_requested = (select min(when_posted) from chat_message m where m.session_id = s.id) - interval '5 minutes' where id = ?",
                answered);

        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        Instant to = Instant.parse("2100-01-01T00:00:00Z");
        String figures =
                "{ bots { sessions contained handedOff containmentRate } botFirstResponse { count maxSeconds } messages { agent bot } }";
        Answer answer = scene.ask(
                "groupBy: [HAND_OFF_REASON]",
                from,
                to,
                "total " + figures + " buckets { handOffReason figures { bots { sessions handedOff } } }");

        assertThat(answer.<Map<String, Object>>data("chatStatistics.total.bots"))
                .isEqualTo(Map.of("sessions", 6, "contained", 1, "handedOff", 3, "containmentRate", 0.25f));
        assertThat(answer.<Integer>data("chatStatistics.total.botFirstResponse.count"))
                .isEqualTo(2);
        assertThat(answer.<Integer>data("chatStatistics.total.botFirstResponse.maxSeconds"))
                .isEqualTo(300);
        assertThat(answer.<Map<String, Object>>data("chatStatistics.total.messages"))
                .isEqualTo(Map.of("agent", 0, "bot", 2));
        assertThat(answer.<Object>list("chatStatistics.buckets"))
                .containsExactlyInAnyOrder(
                        ofReason("NO_ANSWER", Map.of("sessions", 1, "handedOff", 1)),
                        ofReason(null, Map.of("sessions", 5, "handedOff", 2)));
    }

    private long answeredBy(Caller bot) {
        long session = world.botDriven(scene.topic);
        bot.does("sendChatMessage", session, Map.of("text", "By card.", "options", List.of("Thanks")));
        return session;
    }

    private static Map<String, Object> ofReason(String reason, Map<String, Object> bots) {
        Map<String, Object> bucket = new HashMap<>();
        bucket.put("handOffReason", reason);
        bucket.put("figures", Map.of("bots", bots));
        return bucket;
    }

    @Test
    void quickRepliesOfAgents_areMessagesOfAgents() {
        String login = world.agentOf(scene.topic);
        long session = world.active(scene.topic, login);
        Caller.agent(login).does("sendChatMessage", session, Map.of("text", "Which?", "options", List.of("A", "B")));

        Answer answer = scene.ask(
                "",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                "total { messages { agent bot } }");

        assertThat(answer.<Map<String, Object>>data("chatStatistics.total.messages"))
                .isEqualTo(Map.of("agent", 1, "bot", 0));
    }

    private void insert(String columns, String values, int count) {
        world.run(
                "insert into chat_session (topic_id, when_requested, " + columns + ") select ?, '2026-01-12 08:30Z', "
                        + values + " from generate_series(1, ?)",
                scene.topic,
                count);
    }

    @Test
    void timesThatAreNotKnown_haveNoDuration() {
        insert(
                "status, end_reason, queued_at, waiting_since, when_started, wait_ended_at, when_ended",
                "9, 1, '2026-01-12 08:30Z', '-infinity', '2026-01-12 08:31Z', '2026-01-12 08:31Z', '2026-01-12 08:41Z'",
                1);
        Instant from = Instant.parse("2026-01-12T08:00:00Z");

        Answer answer = scene.ask(
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
    void concurrency_isAverageAndPeakOfOverlappingConversations() {
        Instant from = Instant.parse("2026-01-20T08:00:00Z");
        Instant to = from.plus(6, ChronoUnit.HOURS);
        List<RandomSession> all = scene.sessions(from.minus(2, ChronoUnit.HOURS), to, 120, 11);

        Answer answer = scene.ask(
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
                scene.topic,
                "use_opening_hours = true, time_zone = 'Europe/Oslo', tue_enabled = true, tue_start = '08:00', tue_stop = '16:00', wed_enabled = true, wed_start = '08:00', wed_stop = '00:00', use_lunch_hours = true, lunch_start = '11:30', lunch_stop = '12:00'");
        Instant tuesday = Instant.parse("2026-01-20T14:00:00Z");
        new RandomSession(
                        scene.topic,
                        tuesday,
                        tuesday,
                        tuesday.plus(20, ChronoUnit.HOURS),
                        tuesday.plus(20, ChronoUnit.HOURS),
                        null,
                        tuesday.plus(40, ChronoUnit.HOURS),
                        null,
                        9,
                        List.of())
                .insert(world, scene.agentId());

        Answer answer = scene.ask(
                "openingHoursOnly: true",
                tuesday,
                tuesday.plusSeconds(1),
                "total { wait { maxSeconds } conversation { maxSeconds } }");

        // Tuesday 15:00 to 16:00 and Wednesday 08:00 to 11:00; then to midnight without the lunch break.
        assertThat(answer.<Integer>data("chatStatistics.total.wait.maxSeconds")).isEqualTo(4 * 3600);
        assertThat(answer.<Integer>data("chatStatistics.total.conversation.maxSeconds"))
                .isEqualTo(12 * 3600 + 1800);
    }
}
