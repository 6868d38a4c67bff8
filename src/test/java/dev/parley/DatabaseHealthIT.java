package dev.parley;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The health checks report that the database is down, and not where it is. */
@ExtendWith(PackagedService.class)
class DatabaseHealthIT {

    @TempDir
    Path folder;

    @Test
    void health_withoutDatabase_saysWhatIsWrong() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            Map<String, String> settings = new HashMap<>(database.asSettings());
            settings.put("parley.mail.send-every", "1S");
            try (Instance instance = Instance.onTestDatabase(settings)) {
                String port = database.url().replaceAll(".*:(\\d+)/.*", "$1");
                assertThat(health(instance)).contains("Database").doesNotContain("reason");

                database.stop();
                Waits.until(
                        () -> health(instance).contains("The database can't be reached."), "the reason is reported");
                String down = health(instance);
                Waits.until(() -> instance.log().contains("Scheduled jobs fail"), "a job has failed");
                database.start();

                assertThat(down)
                        .contains("\"DOWN\"")
                        .doesNotContain(port, "localhost", "127.0.0.1", "jdbc", "postgres");
                Waits.until(() -> !health(instance).contains("DOWN"), "the instance is ready again");
                assertThat(instance.log()).doesNotContain("\tat ", "ERROR");
            }
        }
    }

    private static String health(Instance instance) {
        return given().baseUri(instance.url()).get("/q/health").asString();
    }
}
