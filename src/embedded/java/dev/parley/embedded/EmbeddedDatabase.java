package dev.parley.embedded;

import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A real PostgreSQL from jars, on a free port of the loopback interface. Its data stay in a folder, or go with the process. Where
 * it is, it tells Quarkus by the system properties that a configured database would have.
 */
final class EmbeddedDatabase {

    /** Says that the database is ours, and so may get the demo company. Outlives the restarts of dev mode, as the server does. */
    static final String STARTED = "parley.embedded-database.started";

    /** Whether the data go with the process: so in dev mode, see pom.xml. */
    private static final String TEMPORARY = "parley.embedded-database.temporary";

    /** Where the data are, else. */
    private static final String DIRECTORY = "parley.embedded-database.directory";

    private static final Path DEFAULT_DIRECTORY = Path.of("parley-data");
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Null until it runs. */
    private static EmbeddedPostgres server;

    private EmbeddedDatabase() {}

    /** Why no server could be started, and what to do. */
    static final class StartFailure extends Exception {

        private static final long serialVersionUID = 1L;

        StartFailure(Path directory, Exception cause) {
            super("""
                    Parley could not start its embedded PostgreSQL in %s: %s
                    Give it a database instead: QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://host/name, \
                    QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD. \
                    If the folder is in use, another Parley runs on it: stop that one, or name another folder by %s. \
                    As root the server needs "unshare -U", which many containers forbid: run as an ordinary user there.""".formatted(directory, reason(cause), DIRECTORY), cause);
        }

        private static String reason(Throwable cause) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage();
        }
    }

    /** Whether no database is configured, and none was started before. */
    static boolean isWanted() {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue(URL, String.class).isEmpty();
    }

    static synchronized void start() throws StartFailure {
        boolean temporary = ConfigProvider.getConfig()
                .getOptionalValue(TEMPORARY, Boolean.class)
                .orElse(false);
        Path directory = temporary ? Path.of("a temporary folder") : directory();
        try {
            EmbeddedPostgres.Builder settings = EmbeddedPostgres.builder()
                    .setPGStartupWait(START_TIMEOUT)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("max_connections", "100");
            if (!temporary) {
                Files.createDirectories(directory);
                settings.setDataDirectory(directory).setCleanDataDirectory(false);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedDatabase::stop, "embedded-postgresql-stop"));
            server = settings.start();
            announce();
        } catch (IOException | RuntimeException cause) {
            throw new StartFailure(directory, cause);
        }
    }

    /** All hooks of a process run at once: without waiting, requests that are being answered would lose their database. */
    private static void stop() {
        if (!isStarted()) {
            return;
        }
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        try {
            server.close();
        } catch (IOException failed) {
            System.err.println("The embedded PostgreSQL could not be stopped: " + failed.getMessage());
        }
    }

    /** Waits for a start that is under way. */
    private static synchronized boolean isStarted() {
        return server != null;
    }

    private static Path directory() {
        return ConfigProvider.getConfig()
                .getOptionalValue(DIRECTORY, Path.class)
                .orElse(DEFAULT_DIRECTORY)
                .toAbsolutePath();
    }

    private static void announce() {
        System.setProperty(URL, server.getJdbcUrl(USER, USER));
        System.setProperty("quarkus.datasource.username", USER);
        System.setProperty("quarkus.datasource.password", "");
        System.setProperty(STARTED, "true");
    }
}
