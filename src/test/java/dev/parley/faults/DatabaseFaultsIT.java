package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import dev.parley.support.server.Wire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of the database and of the network to it, while customers write. Errors are retryable, what was acknowledged is stored once, and the same
 * process recovers.
 */
@ExtendWith(PackagedService.class)
@Tag("slow")
class DatabaseFaultsIT {

    private static final int WRITERS = 4;
    private static final int SOME = 20;

    @TempDir
    static Path folder;

    private static OwnDatabase database;
    private static Wire wire;
    private static Instance instance;

    private PersistentWriters writers;

    @BeforeAll
    static void start() throws Exception {
        database = new OwnDatabase(folder, Map.of("max_connections", "30"));
        wire = new Wire(database.url());
        instance = Instance.onTestDatabase(settings());
        PersistentWriters.prepare(database);
    }

    /** Short times, and fewer connections than writers. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(wire.asSettings());
        settings.put("quarkus.datasource.jdbc.max-size", "3");
        settings.put("parley.subscriptions.workers", "2");
        settings.put("quarkus.datasource.jdbc.acquisition-timeout", "1S");
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "4");
        settings.put("parley.http.request-timeout", "3S");
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        wire.close();
        database.close();
    }

    @BeforeEach
    void write() {
        writers = new PersistentWriters(WRITERS, database, instance::url);
        writers.awaitProgress(SOME);
    }

    @AfterEach
    void recovers() throws Exception {
        writers.awaitProgress(SOME);
        writers.stopAndCompare();
        instance.awaitReady();
    }

    @Test
    void restart_ofTheDatabase() throws Exception {
        database.stop();
        awaitError("UNAVAILABLE");
        assertThat(instance.isReady()).isFalse();
        database.start();
    }

    @Test
    void crash_ofTheDatabase() throws Exception {
        database.kill();
        awaitError("UNAVAILABLE");
        database.start();
    }

    @Test
    void termination_ofAllBackends() throws Exception {
        for (int round = 0; round < 5; round++) {
            database.run(
                    "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
            writers.awaitProgress(SOME);
        }
    }

    @Test
    void hang_ofTheDatabase() throws Exception {
        database.pause();
        Waits.until(() -> !writers.codes().isEmpty(), "requests are answered without the database");
        database.resume();
    }

    @Test
    void reset_ofTheConnections() {
        for (int round = 0; round < 5; round++) {
            wire.reset();
            writers.awaitProgress(SOME);
        }
    }

    @Test
    void slowNetwork_toTheDatabase() {
        wire.delay(Duration.ofMillis(50));
        writers.awaitProgress(SOME);
        wire.delay(Duration.ZERO);
    }

    @Test
    void fullPool() throws Exception {
        try (Connection other = DriverManager.getConnection(database.url())) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table chat_session in access exclusive mode");
            awaitError("UNAVAILABLE");
            awaitError("DEADLINE_EXCEEDED");
        }
    }

    @Test
    void tooManyConnections_ofTheServer() throws Exception {
        List<Connection> others = new ArrayList<>();
        try {
            Waits.until(
                    () -> {
                        // It and the test compete for the free ones. The test keeps those that it gets.
                        wire.reset();
                        occupyAll(others);
                        return instance.log().contains("SQLSTATE 53300");
                    },
                    "the instance finds no free connection");
        } finally {
            for (Connection each : others) {
                each.close();
            }
        }
    }

    private static void occupyAll(List<Connection> others) {
        try {
            while (true) {
                others.add(DriverManager.getConnection(database.url()));
            }
        } catch (SQLException full) {
            // All are occupied.
        }
    }

    @Test
    void kill_ofTheInstanceWhileItWrites() throws Exception {
        AtomicReference<Instance> served = new AtomicReference<>(Instance.onTestDatabase(settings()));
        PersistentWriters others =
                new PersistentWriters(WRITERS, database, () -> served.get().url());
        others.awaitProgress(SOME);

        served.get().kill();
        served.set(instance);

        others.awaitProgress(SOME);
        others.stopAndCompare();
    }

    @Test
    void pause_ofTheInstance() throws Exception {
        instance.pause();
        // As long as another instance needs to start, and its timers to run.
        try (Instance other = Instance.onTestDatabase(settings())) {
            assertThat(Caller.nobody()
                            .at(other)
                            .asks("{ chatTopics { totalCount } }")
                            .status())
                    .isEqualTo(200);
        } finally {
            instance.resume();
        }
    }

    private void awaitError(String code) {
        Waits.until(() -> writers.codes().contains(code), "requests are answered " + code + ": " + writers.codes());
    }
}
