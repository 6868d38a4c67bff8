package dev.parley.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, walked in either direction, yield every row that was there all the time exactly once. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class PagingTest {

    private static final int ROWS = 23;

    private final World world = new World();
    private Caller anna;
    private long topic;

    @BeforeEach
    void sessionsWithEqualTimesAndMissingValues() {
        topic = world.topic();
        String login = world.agentOf(topic);
        anna = Caller.agent(login);
        for (int i = 0; i < ROWS; i++) {
            long session = i % 3 == 0 ? world.closed(topic) : world.waiting(topic);
            // Few distinct values, and some rows without one.
            world.run(
                    "update chat_session set when_requested = timestamptz '2026-01-01' + ? * interval '1 day', priority = ?, idle = case when ? % 4 > 0 then timestamptz '2026-01-02' + ? % 5 * interval '1 hour' end, rating = case when ? % 2 = 0 then 1 + ? % 5 end where id = ?",
                    i % 4, i % 2, i, i, i, i, session);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{field: ID, direction: DESC}",
                "{field: WHEN_REQUESTED}",
                "{field: WHEN_REQUESTED, direction: DESC}",
                "{field: IDLE}",
                "{field: IDLE, direction: DESC}",
                "{field: STATUS, direction: DESC}",
                "{field: RATING, direction: DESC}, {field: IDLE}, {field: WHEN_REQUESTED, direction: DESC}",
                "{field: PRIORITY, direction: DESC}, {field: WHEN_REQUESTED}"
            })
    void everyRowOnceInBothDirections(String orderBy) {
        List<Integer> all =
                anna.asks(document(orderBy), variables(Map.of("first", 100))).list("chatSessions.nodes.databaseId");
        assertThat(all).hasSize(ROWS);

        List<Integer> forwards = walk(orderBy, "first", "after", "endCursor", "hasNextPage");
        List<Integer> backwards = walk(orderBy, "last", "before", "startCursor", "hasPreviousPage");

        assertThat(forwards).filteredOn(all::contains).containsExactlyElementsOf(all);
        Collections.reverse(backwards);
        assertThat(backwards).filteredOn(all::contains).containsExactlyElementsOf(all);
    }

    private List<Integer> walk(String orderBy, String size, String side, String cursor, String more) {
        List<Integer> seen = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of(size, 4));
        Answer answer;
        do {
            answer = anna.asks(document(orderBy), variables(page));
            List<Integer> rows = new ArrayList<>(answer.<Integer>list("chatSessions.nodes.databaseId"));
            if (size.equals("last")) {
                Collections.reverse(rows);
            }
            seen.addAll(rows);
            page.put(side, answer.data("chatSessions.pageInfo." + cursor));
            // Somebody asks for a session while we walk.
            long late = world.waiting(topic);
            world.run("update chat_session set when_requested = timestamptz '2026-01-02' where id = ?", late);
        } while (answer.<Boolean>data("chatSessions.pageInfo." + more) && seen.size() < 10 * ROWS);
        return seen;
    }

    private Map<String, Object> variables(Map<String, Object> page) {
        Map<String, Object> variables = new HashMap<>(page);
        variables.put("topic", Ids.of("ChatTopic", topic));
        return variables;
    }

    private static String document(String orderBy) {
        return "query($topic: ID!, $first: Int, $after: String, $last: Int, $before: String) { chatSessions(first: $first, after: $after, last: $last, before: $before, where: {topic: {id: {eq: $topic}}}, orderBy: ["
                + orderBy
                + "]) { nodes { databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    }
}
