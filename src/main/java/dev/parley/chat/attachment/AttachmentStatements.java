package dev.parley.chat.attachment;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Runs statements over attachments, each in a transaction of its own, so that no connection is held while a client sends or reads. */
@Singleton
class AttachmentStatements {

    private final AgroalDataSource database;

    AttachmentStatements(AgroalDataSource database) {
        this.database = database;
    }

    /** Reads a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns what a statement returns in its first row; empty if it returns none. */
    <T> Optional<T> one(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Returns the number of rows that a statement changes. */
    int change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Without the database's message, which may quote a name. The state says whether the failure is an outage; the pool gives none. */
    private static IllegalStateException failure(SQLException failed) {
        String state = failed.getSQLState();
        return new IllegalStateException(
                "A statement over attachments failed, SQLSTATE " + state,
                state == null ? failed : new SQLException("SQLSTATE " + state, state));
    }
}
