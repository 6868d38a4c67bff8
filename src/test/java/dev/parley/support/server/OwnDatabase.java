package dev.parley.support.server;

import dev.parley.support.Instance;
import dev.parley.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** A separate PostgreSQL server for one test, which can restart it with the same data and port. */
public final class OwnDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private EmbeddedPostgres server;

    /** Starts the server with its data in a folder. */
    public OwnDatabase(Path folder) throws IOException {
        this.folder = folder;
        server = settings().start();
    }

    /** Settings of an {@link Instance} that uses this database. */
    public Map<String, String> asSettings() {
        return Map.of("quarkus.datasource.jdbc.url", url());
    }

    /** Stops the server, which closes all connections. */
    public void stop() throws IOException {
        server.close();
    }

    /** Starts the server again. */
    public void start() throws IOException {
        server = settings().setPort(server.getPort()).start();
    }

    /** Runs a statement. */
    public void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement statement = TestDatabase.prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private EmbeddedPostgres.Builder settings() {
        return EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false);
    }

    private String url() {
        return server.getJdbcUrl(USER, USER);
    }
}
