package dev.parley.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table that says in which part of a log the entries of some time are (V22__logs_by_time.sql). */
@Singleton
public class EventLogSegments {

    /** Number of entries of a segment. A page that is limited by time reads about one segment too much at each end. */
    public static final int SIZE = 5_000;

    /** Maximum number of segments of one call, so that a call ends. The next one adds the rest. */
    private static final int MOST = 1_000;

    /**
     * Adds the next segment, unless there are too few entries. Later transactions commit behind it. Instances that add the same segment at once need not
     * agree on its end, if entries are erased meanwhile.
     */
    private static final String ADD = """
            insert into event_log_segment (log, xid, id, earliest, latest)
            select '%1$s', s.xid, s.id, s.earliest, greatest(s.latest, p.latest)
            from (select xid, id, latest from event_log_segment where log = '%1$s' order by xid desc, id desc limit 1) p
            cross join lateral (
              select n.xid, n.id, min(n.at) over () as earliest, max(n.at) over () as latest, count(*) over () as size
              from (select e.xid, e.id, e.at from %1$s e
                    where (e.xid, e.id) > (p.xid, p.id) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                    order by e.xid, e.id limit ?) n
              order by n.xid desc, n.id desc limit 1) s
            where s.size = ?
            on conflict do nothing""";

    private final DataSource database;

    EventLogSegments(DataSource database) {
        this.database = database;
    }

    /**
     * Adds the segments of a log that are complete.
     *
     * @param table table of the log
     * @param size number of entries of a segment
     */
    public void extend(String table, int size) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD.formatted(table))) {
            statement.setInt(1, size);
            statement.setInt(2, size);
            int count = 0;
            while (statement.executeUpdate() == 1 && count < MOST) {
                count++;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Dividing the log into segments failed", failed);
        }
    }
}
