package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.lifecycle.rules.RandomActions;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LiveStatisticsTest {

    private static final int STEPS = TestSize.of(20, 200);

    private static final String FIGURES = "{ waiting longestWaitingSince active handledByBot agentsPresent }";
    private static final String SELECTION =
            "liveStatistics { total " + FIGURES + " topics { topic { databaseId } figures " + FIGURES + " } }";

    /** The figures of a topic by plain SQL, separated by spaces. */
    private static final String EXPECTED = """
            select (select count(*) from chat_session where topic_id = t.id and status = 4 and not chatbot_isactive)
              || ' ' || coalesce((select extract(epoch from min(waiting_since)) from chat_session
                                  where topic_id = t.id and status = 4 and not chatbot_isactive)::text, 'nobody')
              || ' ' || (select count(*) from chat_session where topic_id = t.id and status in (5, 6) and not chatbot_isactive)
              || ' ' || (select count(*) from chat_session where topic_id = t.id and status in (4, 5, 6) and chatbot_isactive)
              || ' ' || (select count(*) from chat_topic_user m join ejuser u on u.id = m.user_id
                         where m.topic_id = t.id and m.can_respond and u.status = 1 and u.chat_status = 1)
            from chat_topic t where t.id = ?""";

    @Inject
    SessionFactory sessions;

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void statistics_afterEachOfRandomActions_equalTheTables(long seed) {
        RandomActions actions = new RandomActions(world, new Random(seed));
        Caller agent = Caller.agent(anna);
        actions.topics().forEach(each -> world.join(anna, each, "can_listen"));
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower follower = socket.subscribe("subscription { " + SELECTION + " }");
            Map<Long, String> received = figures(follower.next());
            for (int i = 0; i < STEPS; i++) {
                act(actions, i);
                Map<Long, String> expected = expected(actions);
                while (!received.equals(expected)) {
                    received = figures(follower.next());
                }
            }

            assertThat(received).isEqualTo(expected(actions));
            assertThat(figures(JsonPath.from(agent.asks("{ " + SELECTION + " }").text())))
                    .as("the query")
                    .isEqualTo(received);
        }
    }

    private void act(RandomActions actions, int step) {
        if (step % 5 == 4) {
            actions.presence();
            return;
        }
        RandomActions.Action action = actions.next();
        String answer = action.caller()
                .asks(action.document(), Map.of("input", action.input()))
                .text();
        JsonPath requested = JsonPath.from(answer).setRootPath("data.requestChatSession");
        if (action.mutation().equals("requestChatSession") && requested.getString("sessionKey") != null) {
            actions.learn(requested.getLong("chatSession.databaseId"), requested.getString("sessionKey"));
        }
    }

    private Map<Long, String> expected(RandomActions actions) {
        Map<Long, String> expected = new TreeMap<>();
        actions.topics().forEach(each -> expected.put(each, ofTable(each)));
        expected.put(topic, ofTable(topic));
        return expected;
    }

    private String ofTable(long of) {
        String[] figures = world.texts(EXPECTED, of).get(0).split(" ");
        if (!figures[1].equals("nobody")) {
            figures[1] = String.valueOf(micros(figures[1]));
        }
        return String.join(" ", figures);
    }

    private static long micros(String seconds) {
        return new java.math.BigDecimal(seconds).movePointRight(6).longValueExact();
    }

    /** The figures of each topic, as {@link #EXPECTED} returns them. */
    private static Map<Long, String> figures(JsonPath answer) {
        Map<Long, String> figures = new TreeMap<>();
        answer.<List<Map<String, Map<String, Object>>>>get("data.liveStatistics.topics")
                .forEach(each -> figures.put(
                        ((Number) each.get("topic").get("databaseId")).longValue(), text(each.get("figures"))));
        return figures;
    }

    private static String text(Map<String, Object> figures) {
        Object since = figures.get("longestWaitingSince");
        Instant at = since == null ? null : Instant.parse((String) since);
        return figures.get("waiting") + " "
                + (at == null ? "nobody" : at.getEpochSecond() * 1_000_000 + at.getNano() / 1000) + " "
                + figures.get("active") + " " + figures.get("handledByBot") + " " + figures.get("agentsPresent");
    }

    @Test
    void total_countsAnAgentOfSeveralTopicsOnce() {
        long other = world.topic();
        world.join(anna, other, "can_respond");
        world.queued(world.waiting(topic), Duration.ofMinutes(3));
        long first = world.waiting(other);
        world.queued(first, Duration.ofMinutes(5));

        Map<String, Object> total =
                Caller.agent(anna).asks("{ " + SELECTION + " }").data("liveStatistics.total");

        assertThat(total).containsEntry("waiting", 2).containsEntry("agentsPresent", 1);
        assertThat(Instant.parse((String) total.get("longestWaitingSince")).toEpochMilli())
                .isEqualTo(world.number(
                        "select floor(extract(epoch from waiting_since) * 1000)::bigint from chat_session where id = ?",
                        first));
    }

    @Test
    void change_isPushedWithinASecond() {
        try (SocketClient socket = SocketClient.as(Caller.agent(anna))) {
            Follower follower = socket.subscribe("subscription { " + SELECTION + " }");
            follower.next();

            // One of several, because a busy machine can need more.
            assertThat(IntStream.range(0, 20)
                            .anyMatch(i -> timeOfAPush(follower).compareTo(Duration.ofSeconds(1)) < 0))
                    .isTrue();
        }
    }

    private Duration timeOfAPush(Follower follower) {
        long session = world.waiting(topic);
        long start = System.nanoTime();
        world.event(session);
        follower.until(message -> message.getInt("data.liveStatistics.total.waiting") == (int) waiting());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long waiting() {
        return world.number("select count(*) from chat_session where topic_id = ? and status = 4", topic);
    }

    @Test
    void memberAndTopic_enterAndLeaveWithTheRights() {
        long joined = world.topic();
        world.agentOf(joined);
        try (SocketClient socket = SocketClient.as(Caller.agent(anna))) {
            Follower follower = socket.subscribe("subscription { " + SELECTION + " }");
            assertThat(figures(follower.next())).containsOnlyKeys(topic);

            world.join(anna, joined, "can_listen");
            assertThat(figures(follower.next())).containsOnlyKeys(topic, joined);

            world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(anna), topic);
            assertThat(figures(follower.next())).containsOnlyKeys(joined);
        }
    }

    @Test
    void event_thatChangesNoFigure_isNotSent() {
        long session = world.active(topic, anna);
        try (SocketClient socket = SocketClient.as(Caller.agent(anna))) {
            Follower follower = socket.subscribe("subscription { " + SELECTION + " }");
            follower.next();

            world.event(session);
            world.run("update ejuser set firstname = 'Other' where loginname = ?", anna);

            assertThat(follower.within(Duration.ofSeconds(2))).isEmpty();
        }
    }

    @Test
    void topics_areTheOwnOfAnAgent_andAllOfAnAdministrator() {
        long other = world.topic();
        long deleted = world.topic();
        world.set(deleted, "deleted = true");

        assertThat(ask(Caller.agent(anna))).containsOnlyKeys(topic);
        assertThat(ask(Caller.agent(world.managerOf(other)))).containsOnlyKeys(other);
        assertThat(ask(Caller.admin(world.user()))).containsKeys(topic, other).doesNotContainKey(deleted);
        assertThat(ask(Caller.agent(world.user()))).isEmpty();
    }

    private static Map<Long, String> ask(Caller caller) {
        return figures(JsonPath.from(caller.asks("{ " + SELECTION + " }").text()));
    }

    @Test
    void customer_isForbidden() {
        Caller customer = Caller.customer(world.key(world.waiting(topic)));

        assertThat(customer.asks("{ " + SELECTION + " }").errorCode()).isEqualTo("FORBIDDEN");
        try (SocketClient socket = SocketClient.as(customer)) {
            assertThat(socket.subscribe("subscription { " + SELECTION + " }").errorCode())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void query_isOneStatement_andOneForTheSelectedTopics() {
        Caller agent = Caller.agent(anna);
        String figures = "{ liveStatistics { total " + FIGURES + " topics { figures " + FIGURES + " } } }";
        List.of(figures, "{ " + SELECTION + " }").forEach(agent::asks);
        Statements statements = new Statements(sessions);

        assertThat(statements.fewest(1, () -> agent.asks(figures))).isEqualTo(1);
        assertThat(statements.fewest(2, () -> agent.asks("{ " + SELECTION + " }")))
                .isEqualTo(2);
    }

    @Test
    void topicId_isTheOneOfTheTopic() {
        assertThat(Caller.agent(anna)
                        .asks("{ liveStatistics { topics { topic { id } } } }")
                        .<List<String>>data("liveStatistics.topics.topic.id"))
                .containsExactly(Ids.of("ChatTopic", topic));
    }
}
