package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SessionsFollower;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import dev.parley.support.server.Ports;
import dev.parley.support.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Instances behind PgBouncer (Debian's package pgbouncer) in transaction mode, with fewer connections to the database than they have. */
@Tag("faults")
@ExtendWith(PackagedService.class)
class PgBouncerIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final int SOME = 500;

    private static final String CONFIGURATION = """
            [databases]
            * = host=localhost port=%d user=postgres
            [pgbouncer]
            listen_addr = localhost
            listen_port = %d
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 4
            ignore_startup_parameters = extra_float_digits
            """;

    @TempDir
    Path folder;

    @Test
    void instances_behindAPooler_loseNothing() throws Exception {
        assumeThat(PROGRAM).exists();
        int port = Ports.free();
        try (OwnDatabase database = new OwnDatabase(Files.createDirectory(folder.resolve("data")));
                RedisServer redis = new RedisServer()) {
            Process pooler = start(database.port(), port);
            Map<String, String> settings = new HashMap<>(Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&prepareThreshold=0",
                    "quarkus.flyway.jdbc-url",
                    database.url(),
                    "quarkus.flyway.username",
                    "postgres",
                    "quarkus.flyway.password",
                    "postgres",
                    "parley.feed.fan-out",
                    "redis",
                    "quarkus.redis.hosts",
                    redis.url()));
            try (Instance first = Instance.onTestDatabase(settings);
                    Instance second = Instance.onTestDatabase(settings)) {
                PersistentWriters.prepare(database);
                PersistentWriters writers = new PersistentWriters(8, database, first::url, second::url);
                SessionsFollower follower =
                        new SessionsFollower(() -> Caller.admin("admin").at(first), writers.sessions());
                Thread following = new Thread(follower);
                following.start();

                writers.awaitProgress(SOME);
                writers.stopAndCompare();
                assertThat(writers.codes()).isEmpty();

                long stored = Long.parseLong(database.texts("select sum(event_seq + message_seq) from chat_session")
                        .get(0));
                Waits.until(() -> follower.received() >= stored, "all events are received");
                follower.stop();
                following.join();
                assertThat(follower.surprises()).isEmpty();
                assertThat(List.of(first, second))
                        .allSatisfy(each -> assertThat(each.log()).doesNotContain("\tat ", "ERROR"));
            } finally {
                pooler.destroy();
                pooler.onExit().join();
            }
        }
    }

    private Process start(int ofDatabase, int port) throws IOException {
        Path own = Files.createDirectory(folder.resolve("pooler"));
        Path file = own.resolve("pgbouncer.ini");
        Files.writeString(file, CONFIGURATION.formatted(ofDatabase, port));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        // It does not run as root.
        List<String> command = System.getProperty("user.name").equals("root")
                ? List.of(PROGRAM.toString(), "-u", "nobody", file.toString())
                : List.of(PROGRAM.toString(), file.toString());
        Path log = own.resolve("output.log");
        Process pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Waits.until(
                () -> {
                    if (!pooler.isAlive()) {
                        throw new IllegalStateException("PgBouncer does not start: " + text(log));
                    }
                    return text(log).contains("process up");
                },
                "PgBouncer listens");
        return pooler;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
