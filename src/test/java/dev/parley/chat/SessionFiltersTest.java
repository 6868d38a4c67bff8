package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter by a value that is worked out finds the sessions whose field has that value: Java and SQL work it out alike. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class SessionFiltersTest {

    private static final int SESSIONS = 40;

    private final World world = new World();
    private final Random random = new Random(17);

    @ParameterizedTest
    @ValueSource(strings = {"durationSeconds"})
    void filter_byAWorkedOutTime_findsWhatTheFieldSays(String field) {
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

    /** Some microseconds before or after whole seconds, or never. */
    private String times() {
        String requested = "timestamptz '2026-01-01' + interval '" + random.nextInt(3) + " microseconds'";
        String started = requested + " + interval '" + micros() + " microseconds'";
        String ended = started + " + interval '" + micros() + " microseconds'";
        return "when_requested = " + requested + ", when_started = " + (random.nextInt(4) == 0 ? "null" : started)
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
