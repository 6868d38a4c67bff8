package dev.parley.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
            select event.xid::text::bigint, event.id, event.session_id, coalesce(newest.xid >= snapshot.xmin, false)
            from (values (pg_snapshot_xmin(pg_current_snapshot()))) as snapshot (xmin)
            left join lateral (
              select xid from chat_session_event order by xid desc, id desc limit 1) as newest on true
            left join lateral (
              select xid, id, session_id from chat_session_event
              where (xid, id) > (cast(? as xid8), ?) and xid < snapshot.xmin
              order by xid, id limit ?) as event on true
            order by event.xid, event.id""";

    private final DataSource database;

    FeedTable(DataSource database) {
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param blocked whether there are events that cannot be read yet, for an older transaction is open
     */
    record Reading(List<FeedEntry> entries, boolean blocked) {}

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
        boolean blocked = false;
        while (rows.next()) {
            blocked = rows.getBoolean(4);
            FeedPosition position = new FeedPosition(rows.getLong(1), rows.getLong(2));
            if (!rows.wasNull()) {
                entries.add(new FeedEntry(position, rows.getLong(3)));
            }
        }
        return new Reading(List.copyOf(entries), blocked);
    }
}
