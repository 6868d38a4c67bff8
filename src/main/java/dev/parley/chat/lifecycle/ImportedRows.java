package dev.parley.chat.lifecycle;

import dev.parley.chat.topic.ChatTopic;
import dev.parley.security.LoggedFailure;
import io.quarkus.runtime.StartupEvent;
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
 * Looks at start for what a bulk load leaves behind: counters below the rows that were loaded, on which every insert fails, and time
 * zones that Java does not know. Tells of all in one line of the log. Looks at the newest sessions only, so that a large table takes no
 * longer.
 */
@Singleton
class ImportedRows {

    private static final Logger LOG = Logger.getLogger(ImportedRows.class);

    /** Sessions whose counters are compared with their rows. */
    private static final int SESSIONS = 10_000;

    private static final String IDENTITIES = """
            select quote_ident(table_name), quote_ident(column_name) from information_schema.columns
            where table_schema = current_schema() and is_identity = 'YES' order by table_name""";

    /** The greatest key is one entry of an index; the value is null before the first use. */
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

    void check(@Observes StartupEvent started) {
        try {
            warning().ifPresent(LOG::warn);
        } catch (SQLException failed) {
            LOG.error("Rows that were loaded could not be checked", LoggedFailure.of(failed));
        }
    }

    /** The findings that an operator should repair; empty when all is well. */
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
                parts.add("these counters are behind their rows, so that inserts fail: " + String.join(", ", counters)
                        + "; set each to the greatest value in use");
            }
            long topics = topicsInUnknownZones(statement);
            if (topics > 0) {
                parts.add(topics + " rows of chat_topic have an unknown time_zone, and UTC is taken for it");
            }
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Loaded rows need a repair: " + String.join("; ", parts) + ".");
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
