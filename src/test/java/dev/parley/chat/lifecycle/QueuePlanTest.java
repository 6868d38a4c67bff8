package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Plans;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The most frequent queries on queues read the front of an index, however long the queue is. */
@QuarkusTest
class QueuePlanTest {

    private static final int TOPICS = 10;
    private static final int WAITING = TestSize.of(20_000, 100_000);
    private static final long CANDIDATES = 16;

    /** The statement of chatSessions(where: {status: {eq: IN_QUEUE}, topic: {id: {eq: …}}}, orderBy: [PRIORITY DESC, WHEN_REQUESTED]). */
    private static final String LIST = """
            select * from chat_session cs1_0 where cs1_0.status=4 and cs1_0.topic_id=:topic
            and cs1_0.status in (1,2,3,4,5,6,7,9,10,11)
            order by cs1_0.priority desc,cs1_0.when_requested,cs1_0.id fetch first :rows rows only""";

    /** The statement of ChatQueue.sessions for one topic. */
    private static final String AGENTS_LIST = """
            select * from chat_session cs1_0 where cs1_0.chatbot_isactive=false and cs1_0.status=4 and cs1_0.topic_id=:topic
            and cs1_0.status in (1,2,3,4,5,6,7,9,10,11)
            order by cs1_0.priority desc,cs1_0.queued_at,cs1_0.id fetch first :rows rows only""";

    /** Number of rows that a queue's index returned, and how often it was read. */
    private static final Pattern ROWS_OF_QUEUES = Pattern.compile(
            "using ix_chat_session_agent_queue on chat_session w \\(actual rows=(\\d+)\\S* loops=(\\d+)\\)");

    @Inject
    Session database;

    @Test
    @TestTransaction
    void nextSession_readsAFewCandidatesPerTopic() {
        Long[] topics = manyWait();

        String plan = database.doReturningWork(connection ->
                new Plans(connection, WaitingSessions.LOCK_FIRST, List.of(CANDIDATES, topics)).executed());

        assertThat(plan).doesNotContain("Seq Scan on chat_session");
        assertThat(ROWS_OF_QUEUES.matcher(plan).results())
                .singleElement()
                .satisfies(read -> assertThat(Long.parseLong(read.group(1))).isLessThanOrEqualTo(CANDIDATES + 1))
                .satisfies(read -> assertThat(Long.parseLong(read.group(2))).isEqualTo(TOPICS));
    }

    @Test
    @TestTransaction
    void nextSessionOfAnAgent_readsAFewCandidatesPerTopic() {
        Long[] topics = manyWait();
        database.createNativeMutationQuery("insert into ejuser (loginname, username) values ('planner', 'planner')")
                .executeUpdate();
        database.createNativeMutationQuery("""
                insert into chat_topic_user (user_id, topic_id, can_respond)
                select u.id, t.id, true
                from ejuser u cross join unnest(cast(:topics as bigint[])) as t (id) where u.loginname = 'planner'""").setParameter("topics", topics).executeUpdate();

        String plan = database.doReturningWork(
                connection -> new Plans(connection, WaitingSessions.KEEP_FIRST, List.of("planner")).executed());

        assertThat(plan).doesNotContain("Seq Scan on chat_session");
        assertThat(ROWS_OF_QUEUES.matcher(plan).results())
                .singleElement()
                .satisfies(read -> assertThat(Long.parseLong(read.group(1))).isLessThanOrEqualTo(CANDIDATES + 1))
                .satisfies(read -> assertThat(Long.parseLong(read.group(2))).isEqualTo(TOPICS));
    }

    @Test
    @TestTransaction
    void whetherMoreSessionsWait_isKnownWithoutCountingAll() {
        Long[] topics = manyWait();

        String plan = plan(WaitingSessions.LONG_QUEUE, topics, CANDIDATES);

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    @TestTransaction
    void pageOfAQueue_isReadInOrderFromTheIndex() {
        Long[] topics = manyWait();

        String plan = plan(LIST, topics[0], 21);

        assertThat(plan).contains("ix_chat_session_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    @TestTransaction
    void pageOfTheAgentsQueue_isReadInOrderFromItsIndex() {
        Long[] topics = manyWait();

        String plan = plan(AGENTS_LIST, topics[0], 21);

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    /** Vacuums the rows that were rolled back and refreshes the planner's statistics. */
    @AfterAll
    static void cleanUp() {
        new World().run("vacuum analyze chat_session");
    }

    private Long[] manyWait() {
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

    /** The generic plan that a connection of the service caches. */
    private String plan(String sql, Object... values) {
        return database.doReturningWork(connection -> new Plans(connection, sql, List.of(values)).current());
    }
}
