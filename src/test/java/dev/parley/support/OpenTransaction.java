package dev.parley.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction of somebody else's, which ends when the test says so. */
public final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    public OpenTransaction() throws SQLException {
        connection = World.connect();
        connection.setAutoCommit(false);
    }

    /** One more event in the log of a session. */
    public void event(long session) throws SQLException {
        run(World.EVENT, session);
    }

    /** Changes the database. */
    public void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = World.prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
