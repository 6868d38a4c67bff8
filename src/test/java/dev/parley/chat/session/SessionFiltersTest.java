package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter on a computed value finds the sessions whose field has that value: Java and SQL compute it alike. */
@QuarkusTest
class SessionFiltersTest {

    private static final int SESSIONS = 40;

    private final World world = new World();
    private final Random random = new Random(17);

    @ParameterizedTest
    @ValueSource(strings = {"durationSeconds", "waitSeconds"})
    void filter_byAComputedTime_matchesTheField(String field) {
        long topic = world.topic();
        Caller agent = Caller.agent(world.agentOf(topic));
        for (int i = 0; i < SESSIONS; i++) {
            world.alter(world.closed(topic), times());
        }
        List<Map<String, Object>> sessions = nodes(agent, topic, field, "");
        Set<Object> values =
                new HashSet<>(sessions.stream().map(each -> each.get(field)).toList());

        assertThat(values).contains((Object) null).hasSizeGreaterThan(3);
        for (Object value : values) {
            String condition = field + (value == null ? ": {isNull: true}" : ": {eq: " + value + "}");
            assertThat(nodes(agent, topic, field, condition))
                    .as(condition)
                    .isEqualTo(sessions.stream()
                            .filter(each -> Objects.equals(each.get(field), value))
                            .toList());
        }
    }

    @Test
    void filter_byWaitingFor_matchesTheField() {
        long topic = world.topic();
        String login = world.agentOf(topic);
        Caller agent = Caller.agent(login);
        for (int status : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 9, 11}) {
            for (boolean bot : new boolean[] {false, true}) {
                world.alter(
                        world.closed(topic),
                        "status = " + status + ", chatbot_isactive = " + bot + ", rank = " + (bot ? 0 : status)
                                + (status < 7 ? ", when_ended = null, ended_by = null, end_reason = null" : "")
                                + ", when_started = when_requested, user_id = "
                                + (bot || status < 5 ? "null" : world.id(login)));
            }
        }

        assertThat(agentsTurn(agent, topic, "eq: AGENT"))
                .containsExactlyInAnyOrder("IN_QUEUE false", "CUSTOMER_LAST false")
                .isEqualTo(agentsTurn(agent, topic, "notIn: [CUSTOMER], isNull: false"));
        assertThat(agentsTurn(agent, topic, "in: [CUSTOMER]"))
                .extracting(each -> each.substring(0, each.indexOf(' ')))
                .containsOnly("PRE_CHAT_FORM", "FAQ", "OFFLINE_FORM", "USER_LAST")
                .hasSize(8);
        assertThat(agentsTurn(agent, topic, "isNull: true"))
                .contains("IN_QUEUE true", "CUSTOMER_LAST true", "FINISHED false", "INVALID true")
                .hasSize(10);
        assertThat(agentsTurn(agent, topic, "ne: AGENT")).hasSize(18);
    }

    /** The status and bot of the sessions that match, after a check that the field has the values of the filter. */
    private List<String> agentsTurn(Caller agent, long topic, String condition) {
        List<Map<String, Object>> found =
                nodes(agent, topic, "status chatbotIsactive waitingFor", "waitingFor: {" + condition + "}");
        assertThat(found).allSatisfy(each -> {
            Object side = each.get("waitingFor");
            boolean matches = condition.startsWith("eq") || condition.startsWith("notIn")
                    ? "AGENT".equals(side)
                    : condition.startsWith("in") ? "CUSTOMER".equals(side) : !"AGENT".equals(side);
            assertThat(matches).as(each.toString()).isTrue();
        });
        return found.stream()
                .map(each -> each.get("status") + " " + each.get("chatbotIsactive"))
                .toList();
    }

    @Test
    void filter_byTheWaitOfWaitingSessions_countsUntilNow() {
        long topic = world.topic();
        Caller agent = Caller.agent(world.agentOf(topic));
        long session = world.waiting(topic);
        world.alter(
                session, "queued_at = now() - interval '100 seconds', waiting_since = now() - interval '100 seconds'");

        assertThat(nodes(agent, topic, "waitSeconds", "waitSeconds: {gte: 100}"))
                .hasSize(1);
        assertThat(nodes(agent, topic, "waitSeconds", "waitSeconds: {lt: 100}")).isEmpty();
        assertThat(nodes(agent, topic, "waitSeconds", "or: [{}, {waitSeconds: {lt: 100}}], waitSeconds: {}"))
                .hasSize(1);
        world.alter(session, "queued_at = now() + interval '1 hour', waiting_since = now() + interval '1 hour'");
        assertThat(nodes(agent, topic, "waitSeconds", "waitSeconds: {eq: 0}")).hasSize(1);
    }

    @Test
    void filter_byTheWaitInASubscription_isRefused() {
        String document =
                "subscription { chatSessionsChanged(where: {not: {or: [{waitSeconds: {gt: 60}}]}}) { __typename } }";
        try (SocketClient socket = SocketClient.as(Caller.agent(world.agentOf(world.topic())))) {
            JsonPath error = socket.subscribe(document).message();

            assertThat(error.getString("type")).isEqualTo("error");
            assertThat(error.getString("payload[0].extensions.code")).isEqualTo("BAD_FILTER");
            assertThat(error.getString("payload[0].extensions.argument")).isEqualTo("where.not.or[0].waitSeconds");
        }
    }

    /** Some microseconds before or after whole seconds, or never. */
    private String times() {
        String requested = "timestamptz '2026-01-01' + interval '" + random.nextInt(3) + " microseconds'";
        String started = requested + " + interval '" + micros() + " microseconds'";
        String ended = started + " + interval '" + micros() + " microseconds'";
        String queued = random.nextInt(4) == 0 ? "null" : requested;
        String left = requested + " + interval '" + (micros() - 1_000_000) + " microseconds'";
        return "queued_at = " + queued + ", waiting_since = " + queued + ", wait_ended_at = "
                + (queued.equals("null") ? "null" : left) + ", when_requested = " + requested + ", when_started = "
                + (random.nextInt(4) == 0 ? "null" : started)
                + ", when_ended = " + ended;
    }

    private long micros() {
        return 1_000_000L * random.nextInt(4) + random.nextInt(3) + (random.nextBoolean() ? 999_998 : 0);
    }

    private static List<Map<String, Object>> nodes(Caller agent, long topic, String field, String condition) {
        return agent.asks(
                        "query($topic: ID!) { chatSessions(first: 100, where: {topic: {id: {eq: $topic}}, " + condition
                                + "}) { nodes { databaseId " + field + " } } }",
                        Map.of("topic", Ids.of("ChatTopic", topic)))
                .list("chatSessions.nodes");
    }
}
