package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** However long the queues are, what is asked of them most is read from the front of their index. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class QueuePlanTest {

    private static final int TOPICS = 10;
    private static final int WAITING = 100_000;
    private static final long CANDIDATES = 16;

    /** What chatSessions(where: {status: {eq: IN_QUEUE}, topic: {id: {eq: …}}}, orderBy: [PRIORITY DESC, WHEN_REQUESTED]) sends. */
    private static final String LIST = """
            select * from chat_session cs1_0 where cs1_0.status=4 and cs1_0.topic_id=:topic
            and cs1_0.status in (1,2,3,4,5,6,7,9,10,11)
            order by cs1_0.priority desc,cs1_0.when_requested,cs1_0.id fetch first :rows rows only""";

    /** What ChatQueue.sessions sends for one topic. */
    private static final String AGENTS_LIST = """
            select * from chat_session cs1_0 where cs1_0.chatbot_isactive=false and cs1_0.status=4 and cs1_0.topic_id=:topic
            and cs1_0.status in (1,2,3,4,5,6,7,9,10,11)
            order by cs1_0.priority desc,cs1_0.queued_at,cs1_0.id fetch first :rows rows only""";

    private static final Pattern ROWS_SORTED = Pattern.compile("Sort {2}\\(cost=\\S+ rows=(\\d+) ");

    @Inject
    Session database;

    @Test
    @TestTransaction
    void whoIsNextIsFoundAmongAFewCandidatesOfEachTopic() {
        Long[] topics = aHundredThousandWait();

        String plan = explain(WaitingSessions.LOCK_FIRST, Map.of("topics", topics, "candidates", CANDIDATES));

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session");
        assertThat(ROWS_SORTED.matcher(plan).results().map(QueuePlanTest::rows))
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(TOPICS * CANDIDATES));
    }

    @Test
    @TestTransaction
    void whetherMoreWaitIsSeenWithoutCountingThemAll() {
        Long[] topics = aHundredThousandWait();

        String plan = explain(WaitingSessions.LONG_QUEUE, Map.of("topics", topics, "candidates", CANDIDATES));

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    @TestTransaction
    void aPageOfAQueueComesInOrderFromTheIndex() {
        Long[] topics = aHundredThousandWait();

        String plan = explain(LIST, Map.of("topic", topics[0], "rows", 21));

        assertThat(plan).contains("ix_chat_session_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    @TestTransaction
    void aPageOfTheAgentsQueueComesInOrderFromItsIndex() {
        Long[] topics = aHundredThousandWait();

        String plan = explain(AGENTS_LIST, Map.of("topic", topics[0], "rows", 21));

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    /** Rows that were rolled back still fill the table: take them out, and let the planner see it as it is. */
    @AfterAll
    static void cleanUp() {
        new World().run("vacuum analyze chat_session");
    }

    private Long[] aHundredThousandWait() {
        Long[] topics = database.createNativeQuery(
                        "insert into chat_topic (name) select 'plan ' || n from generate_series(1, :topics) n returning id",
                        Long.class)
                .setParameter("topics", TOPICS)
                .list()
                .toArray(Long[]::new);
        database.createNativeMutationQuery("""
                insert into chat_session (topic_id, status, when_requested, priority)
                select (cast(:topics as bigint[]))[1 + n % :count], 4, now() - n * interval '1 second', n % 3
                from generate_series(1, :waiting) n""")
                .setParameter("topics", topics)
                .setParameter("count", TOPICS)
                .setParameter("waiting", WAITING)
                .executeUpdate();
        database.createNativeMutationQuery("analyze chat_session").executeUpdate();
        return topics;
    }

    private String explain(String sql, Map<String, Object> parameters) {
        NativeQuery<String> query = database.createNativeQuery("explain " + sql, String.class);
        parameters.forEach(query::setParameter);
        return String.join("\n", query.list());
    }

    private static long rows(MatchResult match) {
        return Long.parseLong(match.group(1));
    }
}
