package dev.parley.graphql.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that paging in either direction returns each row that exists all the time exactly once. */
@QuarkusTest
class PagingTest {

    private static final int ROWS = 23;

    private final World world = new World();
    private Caller anna;
    private String login;
    private long topic;

    @BeforeEach
    void createSessionsWithEqualTimesAndNulls() {
        topic = world.topic();
        login = world.agentOf(topic);
        anna = Caller.agent(login);
        for (int i = 0; i < ROWS; i++) {
            long session = i % 3 == 0 ? world.closed(topic) : world.waiting(topic);
            // Few distinct values, and some rows without one.
            world.run(
                    "update chat_session set when_requested = timestamptz '2026-01-01' + ? * interval '1 day', priority = ?, idle = case when ? % 4 > 0 then timestamptz '2026-01-02' + ? % 5 * interval '1 hour' end, rating = case when ? % 2 = 0 then 1 + ? % 5 end where id = ?",
                    i % 4, i % 2, i, i, i, i, session);
            world.run(
                    "update chat_session set when_started = when_ended - ? * interval '1 minute' where id = ?",
                    i % 2,
                    session);
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
                "{field: PHASE}, {field: DURATION_SECONDS, direction: DESC}",
                "{field: DURATION_SECONDS}, {field: PHASE, direction: DESC}",
                "{field: RATING, direction: DESC}, {field: IDLE}, {field: WHEN_REQUESTED, direction: DESC}",
                "{field: PRIORITY, direction: DESC}, {field: WHEN_REQUESTED}"
            })
    void page_inBothDirections_returnsEachRowOnce(String orderBy) {
        List<Integer> all =
                anna.asks(document(orderBy), variables(Map.of("first", 100))).list("chatSessions.nodes.databaseId");
        assertThat(all).hasSize(ROWS);

        List<Integer> forwards = walk(orderBy, "first", "after", "endCursor", "hasNextPage");
        List<Integer> backwards = walk(orderBy, "last", "before", "startCursor", "hasPreviousPage");

        assertThat(forwards).filteredOn(all::contains).containsExactlyElementsOf(all);
        Collections.reverse(backwards);
        assertThat(backwards).filteredOn(all::contains).containsExactlyElementsOf(all);
    }

    @Test
    void order_byPhaseAndDuration_hasWaitingFirstAndNullsLast() {
        Answer answer = anna.asks(
                document("{field: PHASE}, {field: DURATION_SECONDS}")
                        .replace("{ databaseId }", "{ phase durationSeconds }"),
                variables(Map.of("first", 100)));
        List<Integer> durations = answer.list("chatSessions.nodes.durationSeconds");
        List<String> phases = answer.list("chatSessions.nodes.phase");

        assertThat(phases)
                .isSortedAccordingTo(Comparator.comparing(List.of("PENDING", "ACTIVE", "CLOSED")::indexOf))
                .contains("PENDING", "CLOSED");
        assertThat(durations.subList(phases.indexOf("CLOSED"), ROWS))
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder()))
                .contains(0, 60);
    }

    /** Each value occurs in two rows, so that the id must break the tie. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rating_comment | RATING_COMMENT | null; ''; 'a'; repeat(chr(1), 1024); repeat(concat(chr(31), chr(127)), 512); chr(10); concat('"', chr(92)); chr(65533); chr(133); repeat(chr(128512), 1024)
            idle           | IDLE           | null; 'infinity'; '-infinity'; '0044-03-15 12:00:00+00 BC'; '2026-01-01 00:00:00.000001+00'; '2026-01-01+00'; '294276-12-31 23:59:59.999999+00'
            when_requested | WHEN_REQUESTED | '-infinity'; '4713-01-01 00:00:00+00 BC'; '2026-01-01 00:00:00.000001+00'; '2026-01-01+00'
            country        | COUNTRY        | null; 2147483647; -2147483648; 0; -1
            """)
    void page_overEveryColumnValue_returnsEachRowOnce(String column, String field, String values) {
        long other = world.topic();
        world.join(login, other, "can_respond");
        for (String value : values.split("; ")) {
            for (int twice = 0; twice < 2; twice++) {
                world.alter(world.closed(other), column + " = " + value);
            }
        }

        assertEachRowOnce("chatSessions", "topic: {id: {eq: \"" + Ids.of("ChatTopic", other) + "\"}}", field);
    }

    @Test
    void page_overEveryDouble_returnsEachRowOnce() {
        long company = world.company("Fjord AS");
        for (String amount : List.of(
                "null",
                "'NaN'",
                "'Infinity'",
                "'-Infinity'",
                "0",
                "'-0'",
                "4.9e-324",
                "0.1",
                "1.7976931348623157e308")) {
            world.run(
                    "update sale set amount = " + amount + " where sale_id in (?, ?)",
                    world.sale(company),
                    world.sale(company));
        }

        assertEachRowOnce("sales", "contact: {id: {eq: \"" + Ids.of("Contact", company) + "\"}}", "AMOUNT");
    }

    @Test
    void page_overLongestText_returnsEachRowOnce() {
        String owner = world.user();
        for (int i = 0; i < 6; i++) {
            world.run(
                    "update ticket set from_address = repeat(chr(1), 4000), author = repeat(chr(2), 255) where id = ?",
                    world.ticket(owner));
        }

        assertEachRowOnce(
                "tickets",
                "owner: {id: {eq: \"" + Ids.of("User", world.id(owner)) + "\"}}",
                "FROM_ADDRESS}, {field: AUTHOR");
    }

    private void assertEachRowOnce(String list, String where, String field) {
        for (String direction : List.of("ASC", "DESC")) {
            String document =
                    "query($size: Int, $after: String) { " + list + "(first: $size, after: $after, where: {" + where
                            + "}, orderBy: [{field: " + field + ", direction: " + direction
                            + "}]) { nodes { databaseId } pageInfo { hasNextPage endCursor } } }";
            List<Integer> all = anna.asks(document, Map.of("size", 100)).list(list + ".nodes.databaseId");
            List<Integer> seen = new ArrayList<>();
            Map<String, Object> page = new HashMap<>(Map.of("size", 1));
            Answer answer;
            do {
                answer = anna.asks(document, page);
                seen.addAll(answer.list(list + ".nodes.databaseId"));
                page.put("after", answer.data(list + ".pageInfo.endCursor"));
            } while (answer.<Boolean>data(list + ".pageInfo.hasNextPage") && seen.size() <= all.size());

            assertThat(all).isNotEmpty();
            assertThat(seen).as(direction).containsExactlyElementsOf(all);
        }
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
            // A customer requests a session between two pages.
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
