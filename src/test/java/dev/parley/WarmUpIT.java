package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The warm-up of the packaged service: its documents are packaged, and the jar is ready after it. */
@ExtendWith(PackagedService.class)
class WarmUpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void instance_afterItsStart_hasRunTheWarmUp() throws Exception {
        try (Instance instance = Instance.onTestDatabase(Map.of("parley.warm-up.time", "10S"))) {
            if (!Instance.isJar()) {
                awaitTheEnd(instance);
            }

            assertThat(instance.log())
                    .containsPattern("Warm-up: [1-9]\\d* queries")
                    .doesNotContain("skips document", "ERROR");
        }
    }

    /** Waits for the end of the warm-up. The native executable is ready before it. */
    private static void awaitTheEnd(Instance instance) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!instance.log().contains("Warm-up: ") && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }
}
