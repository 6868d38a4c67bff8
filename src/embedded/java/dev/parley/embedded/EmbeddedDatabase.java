package dev.parley.embedded;

import dev.parley.start.LocalDatabase;
import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server from a jar, on a free port of the loopback interface. Its data are in a folder, or temporary. It sets the system
 * properties with which Quarkus finds a configured database.
 */
public final class EmbeddedDatabase implements LocalDatabase {

    /** System property that says whether an empty database gets the demo data. Like the server, it survives restarts of dev mode. */
    static final String DEMO_DATA = "parley.embedded-database.demo-data";

    /** Setting: true if the data are removed at the end of the process. Dev mode sets it in pom.xml. */
    private static final String TEMPORARY = "parley.embedded-database.temporary";

    /** Setting: folder of the data if they are not temporary. */
    private static final String DIRECTORY = "parley.embedded-database.directory";

    private static final Path DEFAULT_DIRECTORY = Path.of("parley-data");
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Null until the server runs. */
    private static @Nullable EmbeddedPostgres server;

    @Override
    public void startIfNeeded(boolean demoData) throws StartFailure {
        if (ConfigProvider.getConfig().getOptionalValue(URL, String.class).isEmpty()) {
            start();
            System.setProperty(DEMO_DATA, Boolean.toString(demoData));
        }
    }

    private static StartFailure failure(Path directory, Exception cause) {
        return new StartFailure("""
                    Parley could not start its embedded PostgreSQL in %s: %s
                    To use another database, set QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://host/name, \
                    QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD. \
                    If another Parley process uses the folder, stop that process or set another folder with %s. \
                    As root, the server needs "unshare -U", which many containers forbid: run Parley as an ordinary user there.""".formatted(directory, reason(cause), DIRECTORY), cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message != null ? message : root.getClass().getSimpleName();
    }

    /** Starts the server and sets the system properties of its address. */
    private static synchronized void start() throws StartFailure {
        boolean temporary = ConfigProvider.getConfig()
                .getOptionalValue(TEMPORARY, Boolean.class)
                .orElse(false);
        Path directory = temporary ? Path.of("a temporary folder") : directory();
        try {
            EmbeddedPostgres.Builder settings = EmbeddedPostgres.builder()
                    .setPGStartupWait(START_TIMEOUT)
                    .setRegisterShutdownHook(false)
                    // The library switches it off. A crash would lose what was acknowledged.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100");
            if (!temporary) {
                Files.createDirectories(directory);
                settings.setDataDirectory(directory).setCleanDataDirectory(false);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedDatabase::stop, "embedded-postgresql-stop"));
            EmbeddedPostgres started = settings.start();
            server = started;
            setProperties(started);
        } catch (IOException | RuntimeException cause) {
            throw failure(directory, cause);
        }
    }

    /** Waits for the application first: all shutdown hooks run at the same time, and requests in progress still need the database. */
    private static void stop() {
        EmbeddedPostgres started = started();
        if (started == null) {
            return;
        }
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        try {
            started.close();
        } catch (IOException failed) {
            System.err.println("The embedded PostgreSQL could not be stopped: " + failed.getMessage());
        }
    }

    /** The running server, or null. Waits for a start in progress. */
    private static synchronized @Nullable EmbeddedPostgres started() {
        return server;
    }

    private static Path directory() {
        return ConfigProvider.getConfig()
                .getOptionalValue(DIRECTORY, Path.class)
                .orElse(DEFAULT_DIRECTORY)
                .toAbsolutePath();
    }

    private static void setProperties(EmbeddedPostgres started) {
        System.setProperty(URL, started.getJdbcUrl(USER, USER));
        System.setProperty("quarkus.datasource.username", USER);
        System.setProperty("quarkus.datasource.password", "");
    }
}
