package dev.parley.server;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives statements 16 MB for the rows that an index finds. With PostgreSQL's default of 4 MB, a search for a frequent word in two million messages
 * keeps only their pages, and computes the words of every message on them again. If work_mem is configured for the server, the database, the
 * role or the connection, that value is kept.
 */
@Singleton
@Default
@DataSource("replica")
class WorkMemory implements AgroalPoolInterceptor {

    private static final String UNLESS_CONFIGURED = """
            select set_config(name, '16MB', false) from pg_settings
            where name = 'work_mem' and source = 'default'""";

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNLESS_CONFIGURED);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
