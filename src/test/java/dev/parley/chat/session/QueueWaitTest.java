package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Positions and waiting times in the queue. */
class QueueWaitTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void wait_afterAReturn_keepsItsPositionAndSkipsTheTimeOutside() {
        QueueWait returned = QueueWait.begin(NOON).end(NOON.plusSeconds(30)).resume(NOON.plusSeconds(100));

        assertThat(returned.queuedAt()).isEqualTo(NOON);
        assertThat(returned.seconds(NOON.plusSeconds(100))).isEqualTo(30);
        assertThat(returned.seconds(NOON.plusSeconds(110))).isEqualTo(40);
        assertThat(returned.beganAt(NOON.plusSeconds(110))).isEqualTo(NOON.plusSeconds(110));
    }

    @Test
    void wait_atTheEnd_countsItsPositionFromNowAndKeepsTheWaitingTime() {
        Instant reopened = NOON.plusSeconds(500);
        QueueWait atTheEnd = QueueWait.begin(NOON).end(NOON.plusSeconds(30)).atTheEnd(reopened);

        assertThat(atTheEnd.queuedAt()).isEqualTo(reopened);
        assertThat(atTheEnd.seconds(reopened)).isEqualTo(30);
    }

    @Test
    void importedWait_withoutStart_staysUnknown() {
        QueueWait unknown = new QueueWait(NOON, null, null);

        assertThat(unknown.seconds(NOON)).isNull();
        assertThat(unknown.hasEnded()).isFalse();
        assertThat(unknown.resume(NOON)).isEqualTo(unknown);
        assertThat(unknown.atTheEnd(NOON)).isEqualTo(unknown);
    }

    @Test
    void wait_withAClockBehind_isNotNegative() {
        assertThat(QueueWait.begin(NOON).seconds(NOON.minusSeconds(1))).isZero();
    }
}
