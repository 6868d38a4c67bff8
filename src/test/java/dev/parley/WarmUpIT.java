package dev.parley;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The warm-up of the packaged service: its documents are packaged, and the jar is not ready before. */
@ExtendWith(PackagedService.class)
class WarmUpIT {

    @Test
    void instance_afterItsStart_hasRunTheWarmUp() throws Exception {
        try (Instance instance =
                Instance.begin(Map.of("parley.warm-up.time", "10S")).awaitListening()) {
            // The native executable is ready before. The jar is ready at the end of the time, even if a query still
            // runs.
            if (Instance.isJar()) {
                assertThat(given().baseUri(instance.url())
                                .get("/q/health/ready")
                                .<String>path("checks.find { it.name == 'Warm-up' }.status"))
                        .isEqualTo("DOWN");
            }
            instance.awaitReady();
            Waits.until(() -> instance.log().contains("Warm-up: "), "the warm-up has ended");

            assertThat(instance.log())
                    .containsPattern("Warm-up: [1-9]\\d* queries")
                    .doesNotContain("skips document", "ERROR");
        }
    }
}
