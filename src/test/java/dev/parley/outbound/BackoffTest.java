package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(6));

    @Test
    void pauses_doubleUpToTheLongest() {
        assertThat(backoff.after(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.after(2, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.after(12, 0.5)).isEqualTo(Duration.ofSeconds(10_240));
        assertThat(backoff.after(14, 0.5)).isEqualTo(Duration.ofHours(6));
        assertThat(backoff.after(100_000, 0.5)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void pauses_varyByAFifth() {
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(6));
    }
}
