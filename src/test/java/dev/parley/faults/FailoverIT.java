package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two PostgreSQL servers with synchronous streaming replication. The standby is promoted when the primary dies. */
@ExtendWith(PackagedService.class)
class FailoverIT {

    private static final int SOME = 20;

    @TempDir
    Path folder;

    @Test
    void promotion_ofTheStandby_losesNothingThatWasAcknowledged() throws Exception {
        OwnDatabase primary = new OwnDatabase(
                Files.createDirectory(folder.resolve("first")), Map.of("synchronous_standby_names", "*"));
        try (OwnDatabase standby = primary.standby(folder.resolve("second"));
                Instance instance =
                        Instance.onTestDatabase(Map.of("quarkus.datasource.jdbc.url", urlOf(primary, standby)))) {
            PersistentWriters.prepare(primary);
            PersistentWriters writers = new PersistentWriters(4, standby, instance::url);
            writers.awaitProgress(SOME);
            assertThat(primary.texts("select sync_state from pg_stat_replication"))
                    .containsExactly("sync");

            primary.kill();
            Waits.until(() -> writers.codes().contains("UNAVAILABLE"), "the primary is gone");
            standby.run("select pg_promote()");

            writers.awaitProgress(SOME);
            writers.stopAndCompare();
            instance.awaitReady();
            Waits.until(() -> instance.metric("parley_feed_listening") == 1, "it listens at the new primary");
        }
    }

    private static String urlOf(OwnDatabase primary, OwnDatabase standby) {
        return "jdbc:postgresql://localhost:" + primary.port() + ",localhost:" + standby.port()
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1&connectTimeout=5";
    }
}
