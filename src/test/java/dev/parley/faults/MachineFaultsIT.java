package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the machine. They need root on Linux: tests whose needs are not met are skipped. */
@Tag("faults")
@ExtendWith(PackagedService.class)
class MachineFaultsIT {

    private static final int SOME = 20;
    private static final String TOPICS = "{ chatTopics { totalCount } }";
    private static final int DESCRIPTORS = 400;
    private static final int MANY_SOCKETS = 20_000;

    /** Exit value of a process with -XX:+ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    Path folder;

    @Test
    void fullDisk_ofTheDatabase_keepsWhatWasAcknowledged() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=200m,mode=0777", "tmpfs", folder.toString()))
                .isZero();
        Path filler = folder.resolve("filler");
        try (OwnDatabase database = new OwnDatabase(
                        Files.createDirectory(folder.resolve("data")),
                        Map.of("max_wal_size", "32MB", "min_wal_size", "32MB"));
                Instance instance = Instance.onTestDatabase(database.asSettings())) {
            PersistentWriters.prepare(database);
            PersistentWriters writers = new PersistentWriters(4, database, instance::url);
            writers.awaitProgress(SOME);

            run("sh", "-c", "cat /dev/zero > " + filler);
            database.runUntil("select pg_switch_wal()", () -> writers.codes().contains("UNAVAILABLE"));
            Files.delete(filler);
            Waits.until(() -> isRunning(database), "the database accepts queries");

            writers.awaitProgress(SOME);
            writers.stopAndCompare();
            instance.awaitReady();
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    void instance_outOfFileDescriptors_servesAgainWhenSomeAreFree() throws Exception {
        assumeThat(run("prlimit", "--version")).isZero();
        List<String> limited = List.of("prlimit", "--nofile=" + DESCRIPTORS + ":" + DESCRIPTORS);
        try (Instance instance = Instance.under(limited, Map.of()).awaitReady()) {
            URI address = URI.create(instance.url());
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < DESCRIPTORS; i++) {
                idle.add(new Socket(address.getHost(), address.getPort()));
            }
            Waits.until(() -> instance.log().contains("Too many open files"), "there are no more descriptors");
            for (Socket each : idle) {
                each.close();
            }

            Waits.until(() -> isServed(instance), "requests are answered again");
        }
    }

    @Test
    void instance_outOfMemory_endsAtOnce() throws Exception {
        List<String> options = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
        Map<String, String> manySockets = Map.of(
                "parley.websocket.max-sockets", "" + MANY_SOCKETS,
                "parley.websocket.max-sockets-per-address", "" + MANY_SOCKETS);
        Instance instance = Instance.onTestDatabase(manySockets, options);
        List<SocketClient> sockets = new ArrayList<>();
        try {
            while (instance.isAlive() && sockets.size() < MANY_SOCKETS) {
                sockets.add(SocketClient.as(Caller.nobody().at(instance)));
            }
        } catch (CompletionException | AssertionError ended) {
            // It has.
        }
        System.out.println("Out of memory after sockets: " + sockets.size());

        assertThat(instance.awaitExit()).isEqualTo(OUT_OF_MEMORY);
    }

    /** PostgreSQL ends if it can't write its log, or recovers by itself. */
    private static boolean isRunning(OwnDatabase database) {
        try {
            database.startIfStopped();
            database.run("select 1");
            return true;
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private static boolean isServed(Instance instance) {
        try {
            return Caller.nobody().at(instance).asks(TOPICS).status() == 200;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
