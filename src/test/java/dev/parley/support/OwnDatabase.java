package dev.parley.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL that a test has for itself, and may stop and start again: with the same data, in the same place. */
public final class OwnDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private EmbeddedPostgres server;

    /** Starts it, with its data in a folder. */
    public OwnDatabase(Path folder) throws IOException {
        this.folder = folder;
        server = settings().start();
    }

    /** What an {@link Instance} needs to run on it. */
    public Map<String, String> asSettings() {
        return Map.of("quarkus.datasource.jdbc.url", url());
    }

    /** Ends it, and with it every connection. */
    public void stop() throws IOException {
        server.close();
    }

    /** Starts it again. */
    public void start() throws IOException {
        server = settings().setPort(server.getPort()).start();
    }

    /** Changes it. */
    public void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement statement = World.prepare(connection, sql, parameters)) {
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
