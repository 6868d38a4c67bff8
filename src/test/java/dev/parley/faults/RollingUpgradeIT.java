package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An instance of an older version, -Dparley.old.jar=…/quarkus-run.jar, serves before, beside and after a new one, which migrates the database. */
@Tag("faults")
@EnabledIfSystemProperty(named = "parley.old.jar", matches = ".+")
@ExtendWith(PackagedService.class)
class RollingUpgradeIT {

    private static final int SOME = 200;

    @TempDir
    Path folder;

    @Test
    void oldInstance_servesBesideTheNewOne() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder);
                Instance old = Instance.ofJar(Path.of(System.getProperty("parley.old.jar")), database.asSettings())) {
            old.awaitReady();
            PersistentWriters.prepare(database);
            PersistentWriters atOld = new PersistentWriters(4, database, old::url);
            atOld.awaitProgress(SOME);
            String before = version(database);

            try (Instance young = Instance.onTestDatabase(database.asSettings())) {
                System.out.println("Migrated from " + before + " to " + version(database));
                // Sessions of each are written to by the other.
                PersistentWriters atYoung = new PersistentWriters(4, database, old::url, young::url);
                PersistentWriters fromYoung = new PersistentWriters(4, database, young::url, old::url);
                atOld.awaitProgress(SOME);
                atYoung.awaitProgress(SOME);
                fromYoung.awaitProgress(SOME);
                atYoung.stopAndCompare();
                fromYoung.stopAndCompare();
                assertThat(atYoung.codes()).isEmpty();
                assertThat(fromYoung.codes()).isEmpty();
                assertThat(young.log()).doesNotContain("\tat ");
            }
            // Back to the old version.
            atOld.awaitProgress(SOME);
            atOld.stopAndCompare();
            assertThat(atOld.codes()).isEmpty();
            assertThat(old.log()).doesNotContain("\tat ", "ERROR");
        }
    }

    private static String version(OwnDatabase database) throws Exception {
        return database.texts("select version from flyway_schema_history order by installed_rank desc limit 1")
                .get(0);
    }
}
