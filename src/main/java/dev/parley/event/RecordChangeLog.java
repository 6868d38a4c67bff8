package dev.parley.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The table in which triggers record changes of records that sessions link to (V12__record_changes.sql). */
@Singleton
public class RecordChangeLog {

    /** Maximum number of rows per call. After a large import, the next calls remove the rest. */
    private static final int MOST = 20_000;

    private static final String DELETE = """
            delete from record_change where (xid, id) in (
              select xid, id from record_change where at < now() - make_interval(secs => ?) order by at limit ?)""";

    private final DataSource database;

    RecordChangeLog(DataSource database) {
        this.database = database;
    }

    /**
     * Removes changes that are older than an age. The age counts from the start of the transaction, but a change is readable only after the
     * commit: keep changes considerably longer than a subscription may be disconnected.
     */
    public void forgetOlderThan(Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setDouble(1, age.toSeconds());
            statement.setInt(2, MOST);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
