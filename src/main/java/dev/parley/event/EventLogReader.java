package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.value.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event log and the changes of linked records in the order of (xid, id), up to the oldest transaction that is still open. Entries
 * that commit later come behind that position. Uses plain JDBC without a transaction, so that a read costs one round trip.
 */
final class EventLogReader {

    /** Table of the sessions. If another program changes the links of a session, the change is returned as an event of the session. */
    private static final String SESSIONS = "chat_session";

    private static final String HEAD = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String END = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    /**
     * A join with one row that the planner estimates as 1000 rows. It makes the planner use the index.
     *
     * <p>A connection keeps the plan that it made when the tables were empty. For an empty table, reading and sorting all of it is the
     * cheapest plan, but that plan is slow as soon as the table has grown. With an estimate of 1000 rows to sort per row of the table, the
     * index is cheaper at any size: it yields rows in order, so that the scan stops at the limit.
     */
    private static final String AS_IF_MANY = "cross join string_to_table('one row', ',')";

    /**
     * Returns one row per entry up to the limit, and at least one row.
     *
     * <ul>
     *   <li>The last entry of each index shows whether entries wait for an open transaction. A condition on xid would be as fast only
     *       while the planner's statistics are fresh.
     *   <li>Null for the tables selects changes in all tables. The condition uses coalesce because the planner estimates half of the rows
     *       for it, but hardly any for "is not false".
     *   <li>The limit is part of the text because the planner estimates a bound limit as a tenth of the table.
     * </ul>
     */
    private static final String READ = """
            select entry.xid::text::bigint, entry.id, entry.session_id, entry.table_name, entry.record_id, entry.operation,
                   array_to_string(entry.columns, ','), array_to_string(entry.former, ','),
                   snapshot.xmin::text::bigint, newest.xid >= snapshot.xmin,
                   extract(epoch from clock_timestamp() - entry.at)
            from (values (pg_snapshot_xmin(pg_current_snapshot()))) as snapshot (xmin)
            cross join lateral (select greatest(
              (select xid from chat_session_event %2$s order by xid desc, id desc limit 1),
              (select xid from record_change %2$s order by xid desc, id desc limit 1)) as xid) as newest
            left join lateral (
              (select xid, id, session_id, null as table_name, null::bigint as record_id, null as operation,
                      null::text[] as columns, null::text[] as former, at
               from chat_session_event %2$s
               where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
               order by xid, id limit %1$d)
              union all
              (select xid, id, 0, table_name, record_id, operation, columns, former, at
               from record_change %2$s
               where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
                 and coalesce(table_name = any (string_to_array(?, ',')), true)
               order by xid, id limit %1$d)
              order by xid, id limit %1$d) as entry on true
            order by entry.xid, entry.id""";

    /** Describes the process of a transaction. pg_stat_activity has 32-bit transaction ids and does not list prepared transactions. */
    private static final String HOLDER = """
            select format('process %s, database %s, open for %s seconds', pid, datname,
                          coalesce(extract(epoch from clock_timestamp() - xact_start)::bigint::text, 'unknown'))
            from pg_stat_activity where backend_xid::text = (cast(? as bigint) % 4294967296)::text""";

    private final DataSource database;

    EventLogReader(DataSource database) {
        this.database = database;
    }

    /**
     * Result of a read.
     *
     * @param end the position up to which entries are readable now
     * @param delayedBy the oldest open transaction, if entries wait for its end
     * @param lagSeconds age of the oldest entry; 0 if there is none
     */
    record Reading(List<LoggedEvent> entries, LogPosition end, OptionalLong delayedBy, double lagSeconds) {}

    /** The position before the oldest transaction that is still open. */
    LogPosition head() {
        return before(HEAD);
    }

    /** The position behind all transactions that have ended. */
    LogPosition end() {
        return before(END);
    }

    private LogPosition before(String transaction) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(transaction);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new LogPosition(row.getLong(1), 0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All entries behind a position, at most limit. */
    Reading read(LogPosition position, int limit) {
        return read(position, limit, null);
    }

    /** The entries behind a position that the interest covers. Reads at most limit entries of its tables. */
    EventPage after(LogPosition position, int limit, EventInterest interest) {
        Set<String> tables = new TreeSet<>(interest.tables());
        tables.add(SESSIONS);
        Reading reading = read(position, limit, String.join(",", tables));
        EventPage all = EventPage.of(reading.entries(), position, reading.end(), limit);
        return new EventPage(all.entries().stream().filter(interest::covers).toList(), all.through(), all.more());
    }

    private Reading read(LogPosition position, int limit, @Nullable String tables) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(statement(limit))) {
            bind(statement, position, tables);
            try (ResultSet rows = statement.executeQuery()) {
                return reading(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The statement that reads at most limit entries. Use few different limits, because each has its own statement. */
    static String statement(int limit) {
        return READ.formatted(limit, AS_IF_MANY);
    }

    /** Sets the parameters of {@link #statement}. Tables are separated by commas; null means all. */
    static void bind(PreparedStatement statement, LogPosition position, @Nullable String tables) throws SQLException {
        int next = 1;
        statement.setString(next++, Long.toString(position.transaction()));
        statement.setLong(next++, position.id());
        statement.setString(next++, Long.toString(position.transaction()));
        statement.setLong(next++, position.id());
        statement.setString(next, tables);
    }

    private static Reading reading(ResultSet rows) throws SQLException {
        List<LoggedEvent> entries = new ArrayList<>();
        long oldestOpen = 0;
        boolean isDelayed = false;
        double lag = 0;
        while (rows.next()) {
            oldestOpen = rows.getLong(9);
            isDelayed = rows.getBoolean(10);
            LogPosition position = new LogPosition(rows.getLong(1), rows.getLong(2));
            if (!rows.wasNull()) {
                // Clocks of instances may differ from the database's.
                lag = Math.max(lag, rows.getDouble(11));
                entries.add(entry(position, rows));
            }
        }
        return new Reading(
                List.copyOf(entries),
                new LogPosition(oldestOpen, 0),
                isDelayed ? OptionalLong.of(oldestOpen) : OptionalLong.empty(),
                lag);
    }

    private static LoggedEvent entry(LogPosition position, ResultSet row) throws SQLException {
        String table = row.getString(4);
        if (table == null) {
            return new LoggedEvent(position, row.getLong(3));
        }
        if (table.equals(SESSIONS)) {
            return new LoggedEvent(position, row.getLong(5));
        }
        Map<String, Long> former = new HashMap<>();
        for (String link : parts(row.getString(8))) {
            int end = link.indexOf('=');
            former.put(link.substring(0, end), Long.valueOf(link.substring(end + 1)));
        }
        Long id = row.getObject(5, Long.class);
        boolean isNew = row.getString(6).equals("I");
        return new LoggedEvent(
                position, 0, new ChangedRecord(table, id, isNew, Set.copyOf(parts(row.getString(7))), former));
    }

    private static List<String> parts(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    /** Description of the process that runs a transaction, for the log. Empty if the server does not list it. */
    Optional<String> holder(long transaction) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, transaction);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
