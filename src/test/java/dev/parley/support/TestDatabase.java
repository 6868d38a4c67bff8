package dev.parley.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements on the database of the service under test, on one connection for each thread. */
public class TestDatabase {

    private static final ThreadLocal<Connection> CONNECTION = new ThreadLocal<>();

    /** The number that a query returns. */
    public long number(String sql, Object... parameters) {
        return this.<Long>rows(sql, parameters, row -> row.getLong(1)).get(0);
    }

    /** The values of the only column that a query returns. */
    public List<String> texts(String sql, Object... parameters) {
        return rows(sql, parameters, row -> row.getString(1));
    }

    /** Runs a statement. */
    public void run(String sql, Object... parameters) {
        try {
            attempt(sql, parameters);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs a statement that may fail. */
    public void attempt(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Object[] parameters, RowReader<T> reader) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        return prepare(connection(), sql, parameters);
    }

    /** Prepares a statement of a connection. */
    public static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static Connection connection() throws SQLException {
        if (CONNECTION.get() == null) {
            CONNECTION.set(connect());
        }
        return CONNECTION.get();
    }

    /** JDBC URL of the database. */
    public static String url() {
        return System.getProperty(TestServer.JDBC_URL);
    }

    static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        // Tests that wait for a lock that is never released fail instead of hanging.
        prepare(connection, "set lock_timeout = '" + Waits.PATIENCE.toSeconds() + "s'")
                .execute();
        return connection;
    }
}
