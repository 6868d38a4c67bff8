package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;
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

/**
 * The log of events and the changes of linked records, as the feed reads them: by (xid, id), below the oldest transaction that is still open. Whatever commits later has a place
 * behind. Plain JDBC without a transaction: one round trip, which is all that an idle instance costs.
 */
final class EventLogReader {

    /** A session whose links another program has changed is read as if it had an event. */
    private static final String SESSIONS = "chat_session";

    private static final String HEAD = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String END = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    /**
     * One row, which the planner takes for 1000. A connection keeps the plan that it made when the tables were empty. Reading and sorting
     * all of an empty table is the cheapest way to read it, and slow as soon as it has grown. With 1000 rows to sort for each row of the
     * table, its index is cheaper at any size: it has the order, so that the limit ends the reading.
     */
    private static final String AS_IF_MANY = "cross join string_to_table('one row', ',')";

    /**
     * Always a row, and one per entry up to the limit. Whether there are entries above the limit, the last one in each index tells: a
     * condition on xid would be as quick only while the planner's statistics are young. Null for the tables reads changes in all of
     * them; by coalesce, since the planner takes its result for half of the rows, and of "is not false" for hardly any. The limit is
     * part of the text: the planner takes a bound one for a tenth of the table.
     */
    private static final String READ = """
            select entry.xid::text::bigint, entry.id, entry.session_id, entry.table_name, entry.record_id, entry.operation,
                   array_to_string(entry.columns, ','), array_to_string(entry.former, ','),
                   snapshot.xmin::text::bigint, newest.xid >= snapshot.xmin
            from (values (pg_snapshot_xmin(pg_current_snapshot()))) as snapshot (xmin)
            cross join lateral (select greatest(
              (select xid from chat_session_event %2$s order by xid desc, id desc limit 1),
              (select xid from record_change %2$s order by xid desc, id desc limit 1)) as xid) as newest
            left join lateral (
              (select xid, id, session_id, null as table_name, null::bigint as record_id, null as operation,
                      null::text[] as columns, null::text[] as former
               from chat_session_event %2$s
               where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
               order by xid, id limit %1$d)
              union all
              (select xid, id, 0, table_name, record_id, operation, columns, former
               from record_change %2$s
               where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
                 and coalesce(table_name = any (string_to_array(?, ',')), true)
               order by xid, id limit %1$d)
              order by xid, id limit %1$d) as entry on true
            order by entry.xid, entry.id""";

    /** Transactions have numbers of 32 bits there, and those that are prepared are not there at all. */
    private static final String HOLDER = """
            select format('process %s, database %s, open for %s seconds', pid, datname,
                          coalesce(extract(epoch from clock_timestamp() - xact_start)::bigint::text, 'unknown'))
            from pg_stat_activity where backend_xid::text = (cast(? as bigint) % 4294967296)::text""";

    private final DataSource database;

    EventLogReader(DataSource database) {
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param end nothing more can be read before this position now
     * @param heldUpBy the oldest transaction that is open, when there are entries that cannot be read before its end
     */
    record Reading(List<LoggedEvent> entries, EventPosition end, OptionalLong heldUpBy) {}

    /** Before the oldest transaction that is still open. */
    EventPosition head() {
        return before(HEAD);
    }

    /** Behind every transaction that has ended. */
    EventPosition end() {
        return before(END);
    }

    private EventPosition before(String transaction) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(transaction);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new EventPosition(row.getLong(1), 0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Entries behind a position: all that there are, at most limit. */
    Reading read(EventPosition position, int limit) {
        return read(position, limit, null);
    }

    /** Entries behind a position that somebody is interested in, at most limit. */
    EventPage after(EventPosition position, int limit, EventInterest interest) {
        Set<String> tables = new TreeSet<>(interest.tables());
        tables.add(SESSIONS);
        Reading reading = read(position, limit, String.join(",", tables));
        EventPage all = EventPage.of(reading.entries(), position, reading.end(), limit);
        return new EventPage(all.entries().stream().filter(interest::covers).toList(), all.through(), all.more());
    }

    private Reading read(EventPosition position, int limit, String tables) {
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

    /** The statement that reads at most so many entries. Callers have few different limits. */
    static String statement(int limit) {
        return READ.formatted(limit, AS_IF_MANY);
    }

    /** Sets the parameters of {@link #statement}. */
    static void bind(PreparedStatement statement, EventPosition position, String tables) throws SQLException {
        int next = 1;
        statement.setString(next++, Long.toString(position.xid()));
        statement.setLong(next++, position.id());
        statement.setString(next++, Long.toString(position.xid()));
        statement.setLong(next++, position.id());
        statement.setString(next, tables);
    }

    private static Reading reading(ResultSet rows) throws SQLException {
        List<LoggedEvent> entries = new ArrayList<>();
        long oldestOpen = 0;
        boolean heldUp = false;
        while (rows.next()) {
            oldestOpen = rows.getLong(9);
            heldUp = rows.getBoolean(10);
            EventPosition position = new EventPosition(rows.getLong(1), rows.getLong(2));
            if (!rows.wasNull()) {
                entries.add(entry(position, rows));
            }
        }
        return new Reading(
                List.copyOf(entries),
                new EventPosition(oldestOpen, 0),
                heldUp ? OptionalLong.of(oldestOpen) : OptionalLong.empty());
    }

    private static LoggedEvent entry(EventPosition position, ResultSet row) throws SQLException {
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

    /** Whose transaction it is, in words; nothing when the server does not tell. */
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
