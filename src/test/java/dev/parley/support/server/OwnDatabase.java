package dev.parley.support.server;

import dev.parley.support.Instance;
import dev.parley.support.TestDatabase;
import dev.parley.support.Waits;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A separate PostgreSQL server for one test, which can restart it with the same data and port. */
public final class OwnDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private final Map<String, String> configuration;
    private EmbeddedPostgres server;

    /** Starts the server with its data in a folder. */
    public OwnDatabase(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /** Starts the server with its data in a folder, and settings of PostgreSQL. */
    public OwnDatabase(Path folder, Map<String, String> configuration) throws IOException {
        this.folder = folder;
        this.configuration = configuration;
        server = settings().start();
    }

    /**
     * Starts a standby of this server by streaming replication, which is asynchronous unless this server is configured otherwise. This server restarts.
     *
     * @param data folder for the standby's data, which does not exist yet
     */
    public OwnDatabase standby(Path data) throws IOException {
        stop();
        copy(folder, data);
        Files.createFile(data.resolve("standby.signal"));
        start();
        return new OwnDatabase(
                data, Map.of("primary_conninfo", "'host=127.0.0.1 user=" + USER + " port=" + port() + "'"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
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

    /** Starts the server again if it has ended. */
    public void startIfStopped() throws IOException {
        if (!isRunning()) {
            server.close();
            start();
        }
    }

    private boolean isRunning() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        return Files.exists(file)
                && ProcessHandle.of(
                                Long.parseLong(Files.readAllLines(file).get(0).strip()))
                        .isPresent();
    }

    /** Runs a statement, which may fail, until a condition is true. */
    public void runUntil(String sql, BooleanSupplier condition) {
        Waits.until(
                () -> {
                    try {
                        run(sql);
                    } catch (SQLException failed) {
                        // The server may be down.
                    }
                    return condition.getAsBoolean();
                },
                "the condition after " + sql);
    }

    /** Its port. */
    public int port() {
        return server.getPort();
    }

    /** Stops all processes of the server without ending them. Connections stay open, and nothing is answered. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Continues after {@link #pause}. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Kills the server at once, like a machine that loses its power. */
    public void kill() throws IOException, InterruptedException {
        // The children first: without the parent, they would no longer be found.
        signal("KILL");
        // Releases the lock of the folder.
        server.close();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        long parent = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        for (long pid : Stream.concat(
                        ProcessHandle.of(parent).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid),
                        Stream.of(parent))
                .toList()) {
            Signals.send(signal, pid);
        }
    }

    /** The values of the only column that a query returns. */
    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
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
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false);
        // The library switches it off. A crash would lose what was committed.
        builder.setServerConfig("synchronous_commit", "on");
        // Tests kill processes, never the machine.
        builder.setServerConfig("fsync", "off");
        configuration.forEach(builder::setServerConfig);
        return builder;
    }

    /** Its JDBC URL. */
    public String url() {
        return server.getJdbcUrl(USER, USER);
    }
}
