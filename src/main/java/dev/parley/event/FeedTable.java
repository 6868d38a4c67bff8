package dev.parley.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The log as the feed reads it: by (xid, id), below the oldest transaction that is still open. Whatever commits later has a place
 * behind. Plain JDBC without a transaction: one round trip, which is all that an idle instance costs.
 */
final class FeedTable {

    private static final String HEAD = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String END = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    /**
     * Always a row, and one per event. Whether there are events above the limit, the last one in the index tells: a condition on
     * xid would be as quick only while the planner's statistics are young.
     */
    static final String READ = """
            select event.xid::text::bigint, event.id, event.session_id,
                   case when newest.xid >= snapshot.xmin then snapshot.xmin::text::bigint end
            from (values (pg_snapshot_xmin(pg_current_snapshot()))) as snapshot (xmin)
            left join lateral (
              select xid from chat_session_event order by xid desc, id desc limit 1) as newest on true
            left join lateral (
              select xid, id, session_id from chat_session_event
              where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
              order by xid, id limit ?) as event on true
            order by event.xid, event.id""";

    /** Transactions have numbers of 32 bits there, and those that are prepared are not there at all. */
    private static final String HOLDER = """
            select format('process %s, database %s, open for %s seconds', pid, datname,
                          coalesce(extract(epoch from clock_timestamp() - xact_start)::bigint::text, 'unknown'))
            from pg_stat_activity where backend_xid::text = (cast(? as bigint) % 4294967296)::text""";

    private final DataSource database;

    FeedTable(DataSource database) {
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param heldUpBy the oldest transaction that is open, when there are events that cannot be read before its end
     */
    record Reading(List<FeedEntry> entries, OptionalLong heldUpBy) {}

    /** Before the oldest transaction that is still open. */
    FeedPosition head() {
        return before(HEAD);
    }

    /** Behind every transaction that has ended. */
    FeedPosition end() {
        return before(END);
    }

    private FeedPosition before(String transaction) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(transaction);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new FeedPosition(row.getLong(1), 0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Reading after(FeedPosition position, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toString(position.xid()));
            statement.setLong(2, position.id());
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                return reading(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Reading reading(ResultSet rows) throws SQLException {
        List<FeedEntry> entries = new ArrayList<>();
        OptionalLong heldUpBy = OptionalLong.empty();
        while (rows.next()) {
            heldUpBy = number(rows, 4);
            FeedPosition position = new FeedPosition(rows.getLong(1), rows.getLong(2));
            if (!rows.wasNull()) {
                entries.add(new FeedEntry(position, rows.getLong(3)));
            }
        }
        return new Reading(List.copyOf(entries), heldUpBy);
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
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
