package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Plans;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The most frequent queries on queues read the front of an index, however long the queue is. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    AgroalDataSource pool;

    /** A connection of the service, whose transaction all tests share. Nothing of it is committed. */
    private Connection connection;

    private Long[] topics;

    @BeforeAll
    void manyWait() throws SQLException {
        connection = pool.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute(
                    "insert into chat_topic (name) select 'plan ' || n from generate_series(1, " + TOPICS + ") n");
            try (ResultSet ids = statement.executeQuery(
                    "select array_agg(id order by id) from chat_topic where name like 'plan %'")) {
                ids.next();
                topics = (Long[]) ids.getArray(1).getArray();
            }
        }
        try (PreparedStatement waiting = connection.prepareStatement("""
                insert into chat_session (topic_id, status, when_requested, priority)
                select (cast(? as bigint[]))[1 + n % ?], 4, now() - n * interval '1 second', n % 3
                from generate_series(1, ?) n""")) {
            waiting.setArray(1, connection.createArrayOf("bigint", topics));
            waiting.setInt(2, TOPICS);
            waiting.setInt(3, WAITING);
            waiting.executeUpdate();
        }
        run("analyze chat_session");
    }

    /** Vacuums the rows that were rolled back and refreshes the planner's statistics. */
    @AfterAll
    void cleanUp() throws SQLException {
        connection.rollback();
        connection.close();
        new World().run("vacuum analyze chat_session");
    }

    @Test
    void nextSession_readsAFewCandidatesPerTopic() throws SQLException {
        String plan = new Plans(connection, WaitingSessions.LOCK_FIRST, List.of(CANDIDATES, topics, 0)).executed();

        assertThat(plan).doesNotContain("Seq Scan on chat_session");
        assertThat(ROWS_OF_QUEUES.matcher(plan).results())
                .singleElement()
                .satisfies(read -> assertThat(Long.parseLong(read.group(1))).isLessThanOrEqualTo(CANDIDATES + 1))
                .satisfies(read -> assertThat(Long.parseLong(read.group(2))).isEqualTo(TOPICS));
    }

    @Test
    void nextSessionOfAnAgent_readsAFewCandidatesPerTopic() throws SQLException {
        run("insert into ejuser (loginname, username) values ('planner', 'planner')");
        run("""
                insert into chat_topic_user (user_id, topic_id, can_respond)
                select u.id, t.id, true from ejuser u cross join chat_topic t
                where u.loginname = 'planner' and t.name like 'plan %'""");

        String plan = new Plans(
                        connection, WaitingSessions.KEEP_FIRST, List.of("planner", "", "planner", "planner", "planner"))
                .executed();

        assertThat(plan).doesNotContain("Seq Scan on chat_session");
        assertThat(ROWS_OF_QUEUES.matcher(plan).results())
                .singleElement()
                .satisfies(read -> assertThat(Long.parseLong(read.group(1))).isLessThanOrEqualTo(CANDIDATES + 1))
                .satisfies(read -> assertThat(Long.parseLong(read.group(2))).isEqualTo(TOPICS));
    }

    @Test
    void whetherMoreSessionsWait_isKnownWithoutCountingAll() throws SQLException {
        String plan = plan(WaitingSessions.LONG_QUEUE, topics, 0, CANDIDATES);

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    void pageOfAQueue_isReadInOrderFromTheIndex() throws SQLException {
        String plan = plan(LIST, topics[0], 21);

        assertThat(plan).contains("ix_chat_session_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    @Test
    void pageOfTheAgentsQueue_isReadInOrderFromItsIndex() throws SQLException {
        String plan = plan(AGENTS_LIST, topics[0], 21);

        assertThat(plan).contains("ix_chat_session_agent_queue").doesNotContain("Seq Scan on chat_session", "Sort");
    }

    /** The generic plan that a connection of the service caches. */
    private String plan(String sql, Object... values) throws SQLException {
        return new Plans(connection, sql, List.of(values)).current();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
