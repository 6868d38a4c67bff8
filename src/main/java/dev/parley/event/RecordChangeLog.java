package dev.parley.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The table in which triggers note that records have changed which sessions link to (V12__record_changes.sql). */
@Singleton
public class RecordChangeLog {

    /** So that the rest of a large import waits for the next round. */
    private static final int MOST = 20_000;

    private static final String FORGET = """
            delete from record_change where (xid, id) in (
              select xid, id from record_change where at < now() - make_interval(secs => ?) order by at limit ?)""";

    private final DataSource database;

    RecordChangeLog(DataSource database) {
        this.database = database;
    }

    /**
     * Removes changes that are older than this. A change is as old as the start of its transaction, and can be read at its end: keep
     * them clearly longer than a reader may be away.
     */
    public void forgetOlderThan(Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setDouble(1, age.toSeconds());
            statement.setInt(2, MOST);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
