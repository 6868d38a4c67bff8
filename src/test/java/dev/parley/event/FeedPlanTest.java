package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Plans;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed reads new entries by index, independent of the length of the log. */
@QuarkusTest
class FeedPlanTest {

    private static final int EVENTS = 100_000;

    @Inject
    DataSource database;

    private final World world = new World();

    @Test
    void statement_readsTheIndexFromItsPosition() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = 0");
            log(connection, world.waiting(world.topic()));
            analyze(connection);

            for (LogPosition position : new LogPosition[] {new LogPosition(0, 0), middle(connection)}) {
                assertReadsIndexes(
                        prepared(connection, position, "chat_session,ticket").current());
                assertReadsIndexes(prepared(connection, position, null).current());
            }
            connection.rollback();
        }
    }

    /**
     * A new service prepares its statements before there are events. Its connections keep those plans even if the tables were not analyzed.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "analyze chat_session_event, record_change"})
    void statement_preparedWithEmptyLog_readsTheIndex(String before) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long session = world.waiting(world.topic());
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = 0");
            statement.execute("truncate chat_session_event, record_change");
            statement.execute(before);
            Plans feed = prepared(connection, new LogPosition(0, 0), "chat_session,ticket");
            String whenEmpty = feed.current();

            log(connection, session);

            assertReadsIndexes(feed.current());
            assertThat(feed.current()).isEqualTo(whenEmpty);
            connection.rollback();
        }
    }

    /** Removes the dead rows of the rolled-back transactions and updates the planner's statistics. */
    @AfterAll
    static void cleanUp() {
        new World().run("vacuum analyze chat_session_event, record_change");
    }

    /** Writes entries of old transactions, so that all of them are readable. */
    private static void log(Connection connection, long session) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local parley.notify = 'off'");
            statement.execute("""
                    insert into chat_session_event (session_id, seq, type, actor, at, xid)
                    select %d, n, 'READ', 'test', now(), (3 + n / 200)::text::xid8
                    from generate_series(1, %d) n""".formatted(session, EVENTS));
            statement.execute("""
                    insert into record_change (operation, table_name, record_id, columns, xid)
                    select 'U', 'ticket', n, '{status}', (3 + n / 200)::text::xid8 from generate_series(1, %d) n""".formatted(EVENTS));
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze chat_session_event, record_change");
        }
    }

    private static LogPosition middle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select xid::text::bigint, id from chat_session_event where xid = '250' order by id limit 1")) {
            row.next();
            return new LogPosition(row.getLong(1), row.getLong(2));
        }
    }

    private static Plans prepared(Connection connection, LogPosition position, String tables) throws SQLException {
        String xid = Long.toString(position.transaction());
        return new Plans(
                connection,
                EventLogReader.statement(1000),
                Arrays.asList(xid, position.id(), xid, position.id(), tables));
    }

    private static void assertReadsIndexes(String plan) {
        assertThat(plan)
                .contains("Index Only Scan Backward using ix_chat_session_event_feed")
                .contains("Index Scan using ix_chat_session_event_feed")
                .contains("Index Only Scan Backward using pk_record_change")
                .contains("Index Scan using pk_record_change")
                .contains("Index Cond: ((ROW(xid, id) > ROW(")
                .contains("$1")
                .doesNotContain("Seq Scan");
    }
}
