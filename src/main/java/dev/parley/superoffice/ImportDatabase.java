package dev.parley.superoffice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The one connection of an import. Its statements have no time limit, and its changes send no notifications. */
final class ImportDatabase implements AutoCloseable {

    private static final String SCRIPTS = "/superoffice/";

    /** Notifications of single rows would only delay the commits. Instances read the log at their next interval. */
    private static final String SETTINGS = """
            set statement_timeout = 0;
            set parley.notify = 'off';
            set parley.actor = 'system';
            set plan_cache_mode = 'auto';
            set work_mem = '32MB';
            set timezone = 'UTC'""";

    /** A number for the advisory lock that one import holds. */
    private static final long LOCK = 7_305_808_853L;

    private final Connection connection;
    private final boolean dryRun;

    ImportDatabase(DataSource database, boolean dryRun) throws SQLException {
        this.dryRun = dryRun;
        connection = database.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            execute(SETTINGS);
            connection.commit();
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Returns whether no other import runs on the database. Holds the lock until the connection is closed. */
    boolean lock() throws SQLException {
        return is("select pg_try_advisory_lock(" + LOCK + ")");
    }

    /** Runs one or several statements. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a script of the resources. Names in braces are replaced. */
    void run(String script, Map<String, String> values) throws SQLException {
        String sql = script(script);
        for (Map.Entry<String, String> value : values.entrySet()) {
            sql = sql.replace("{" + value.getKey() + "}", value.getValue());
        }
        execute(sql);
    }

    private static String script(String name) {
        try (InputStream script = ImportDatabase.class.getResourceAsStream(SCRIPTS + name)) {
            if (script == null) {
                throw new IllegalArgumentException("There is no script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns whether there is a script for a table. */
    static boolean hasScript(String name) {
        return ImportDatabase.class.getResource(SCRIPTS + name) != null;
    }

    /** Runs a statement with parameters, and returns the number of its rows. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Returns the number that a query finds; null if it finds none. */
    @Nullable Long number(String sql, @Nullable Object... parameters) throws SQLException {
        return first(sql, row -> row.getObject(1, Long.class), parameters);
    }

    /** Returns the text that a query finds; null if it finds none. */
    @Nullable String text(String sql, @Nullable Object... parameters) throws SQLException {
        return first(sql, row -> row.getString(1), parameters);
    }

    /** Returns the answer to a question. */
    boolean is(String sql, @Nullable Object... parameters) throws SQLException {
        return Boolean.TRUE.equals(first(sql, row -> row.getBoolean(1), parameters));
    }

    /** Reads a value of a row. */
    interface Reader<T> {
        @Nullable T read(ResultSet row) throws SQLException;
    }

    /** Returns what a query finds first; null if it finds nothing. */
    <T> @Nullable T first(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
        }
    }

    /** Takes a row. */
    interface Consumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** Reads all rows of a query, some at a time. */
    void each(String sql, Consumer rows) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            statement.setFetchSize(1000);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.accept(found);
                }
            }
        }
    }

    PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    CopyManager copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Commits a batch. A dry run keeps its transaction open until the end. */
    void commitBatch() throws SQLException {
        if (!dryRun) {
            connection.commit();
        }
    }

    /** Commits what a dry run does as well: the staging. */
    void commitStaging() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Closes the connection. Changes that are not committed are rolled back. */
    @Override
    public void close() throws SQLException {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                execute("select pg_advisory_unlock_all()");
                connection.commit();
            }
        } finally {
            connection.close();
        }
    }
}
