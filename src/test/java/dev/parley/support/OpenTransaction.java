package dev.parley.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** A transaction on a separate connection. The test decides when it ends. */
public final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    /** Begins a transaction. */
    public OpenTransaction() throws SQLException {
        connection = TestDatabase.connect();
        connection.setAutoCommit(false);
    }

    /** Adds an event to the log of a session. */
    public void event(long session) throws SQLException {
        run(World.EVENT, session);
    }

    /** Changes the database. */
    public void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = TestDatabase.prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    /** Its transaction id. PostgreSQL assigns it at the first write, or at this call. */
    public OptionalLong number() throws SQLException {
        return OptionalLong.of(ask("select pg_current_xact_id()::text::bigint"));
    }

    /** Id of its server process. */
    public long process() throws SQLException {
        return ask("select pg_backend_pid()");
    }

    private long ask(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Commits. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back, unless it has been committed. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
