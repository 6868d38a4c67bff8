package dev.parley.chat.lifecycle;

import dev.parley.chat.topic.ChatTopic;
import dev.parley.database.DatabaseReady;
import dev.parley.security.LoggedFailure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Checks at startup for common mistakes of bulk imports: counters below the imported rows, which make every insert fail, and time zones unknown to
 * Java. Logs all findings in one line. Checks only the newest sessions, so that large tables do not delay the startup.
 */
@Singleton
class ImportedRows {

    private static final Logger LOG = Logger.getLogger(ImportedRows.class);

    /** Number of sessions whose counters are compared with their rows. */
    private static final int SESSIONS = 10_000;

    private static final String IDENTITIES = """
            select quote_ident(table_name), quote_ident(column_name) from information_schema.columns
            where table_schema = current_schema() and is_identity = 'YES' order by table_name""";

    /** The greatest key is read from an index. The sequence's value is null before its first use. */
    private static final String IDENTITY_BEHIND = """
            select (select max(%2$s) from %1$s)
              > coalesce(pg_sequence_last_value(pg_get_serial_sequence('%1$s', replace('%2$s', '"', ''))::regclass), 0)""";

    private static final String COUNTER_BEHIND = """
            select exists (
              select from (select id, %1$s as counted from chat_session order by id desc limit %3$d) as session
              where exists (select from %2$s as row where row.session_id = session.id and row.seq > session.counted))""";

    private final DataSource database;

    ImportedRows(DataSource database) {
        this.database = database;
    }

    void check(@Observes DatabaseReady ready) {
        try {
            warning().ifPresent(LOG::warn);
        } catch (SQLException failed) {
            LOG.error("Imported rows could not be checked", LoggedFailure.of(failed));
        }
    }

    /** Returns the findings that an operator must repair; empty if there are none. */
    Optional<String> warning() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> counters = new ArrayList<>(identitiesBehind(statement));
            if (is(statement, COUNTER_BEHIND.formatted("message_seq", "chat_message", SESSIONS))) {
                counters.add("chat_session.message_seq");
            }
            if (is(statement, COUNTER_BEHIND.formatted("event_seq", "chat_session_event", SESSIONS))) {
                counters.add("chat_session.event_seq");
            }
            List<String> parts = new ArrayList<>();
            if (!counters.isEmpty()) {
                parts.add("these counters are behind their rows, so inserts fail: " + String.join(", ", counters)
                        + "; set each to the greatest value in use");
            }
            long topics = topicsInUnknownZones(statement);
            if (topics > 0) {
                parts.add(topics + " rows of chat_topic have an unknown time_zone and are treated as UTC");
            }
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Imported rows need a repair: " + String.join("; ", parts) + ".");
        }
    }

    private static List<String> identitiesBehind(Statement statement) throws SQLException {
        List<String[]> identities = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(IDENTITIES)) {
            while (rows.next()) {
                identities.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        List<String> behind = new ArrayList<>();
        for (String[] identity : identities) {
            if (is(statement, IDENTITY_BEHIND.formatted((Object[]) identity))) {
                behind.add(identity[0] + "." + identity[1]);
            }
        }
        return behind;
    }

    private static long topicsInUnknownZones(Statement statement) throws SQLException {
        long topics = 0;
        try (ResultSet rows = statement.executeQuery("select time_zone from chat_topic where not deleted")) {
            while (rows.next()) {
                topics += ChatTopic.zone(rows.getString(1)).isPresent() ? 0 : 1;
            }
        }
        return topics;
    }

    private static boolean is(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
