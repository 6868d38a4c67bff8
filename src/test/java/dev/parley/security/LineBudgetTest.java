package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private final HandSetClock clock = new HandSetClock();
    private final LineBudget budget = new LineBudget(clock);

    @Test
    void aSecondHasRoomForSoManyLinesAndNoMore() {
        long written = IntStream.range(0, 1000)
                .filter(i -> budget.take().isUnderBudget())
                .count();

        assertThat(written).isEqualTo(LineBudget.LINES_PER_SECOND);
    }

    @Test
    void theNextSecondHasRoomAgainAndItsFirstLineTellsHowManyAreMissing() {
        IntStream.range(0, LineBudget.LINES_PER_SECOND + 7).forEach(i -> budget.take());

        clock.now = clock.now.plusSeconds(1);

        assertThat(budget.take()).isEqualTo(new LineBudget.Line(true, 7));
        assertThat(budget.take()).isEqualTo(new LineBudget.Line(true, 0));
    }

    private static final class HandSetClock extends Clock {

        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
