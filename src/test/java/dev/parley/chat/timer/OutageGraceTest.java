package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Silence counts only while clients could report. */
class OutageGraceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final OutageGrace grace = new OutageGrace(Duration.ofMinutes(1));

    @Test
    void silence_withoutAnOutage_counts() {
        assertThat(grace.answered(NOW)).isTrue();
    }

    @Test
    void silence_afterAnOutage_countsAfterTheGraceOnly() {
        grace.failed();

        assertThat(grace.answered(NOW)).isFalse();
        assertThat(grace.answered(NOW.plusSeconds(59))).isFalse();
        assertThat(grace.answered(NOW.plusSeconds(60))).isTrue();
        assertThat(grace.answered(NOW.plusSeconds(70))).isTrue();
    }

    @Test
    void grace_startsAtTheEndOfTheLastOutage() {
        grace.failed();
        grace.answered(NOW);
        grace.failed();

        assertThat(grace.answered(NOW.plusSeconds(60))).isFalse();
        assertThat(grace.answered(NOW.plusSeconds(120))).isTrue();
    }
}
