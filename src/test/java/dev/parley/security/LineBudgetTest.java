package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.SetTime;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rate limit for log lines. */
class LineBudgetTest {

    private final SetTime clock = new SetTime();
    private final LineBudget budget = new LineBudget(clock.meter());

    @Test
    void take_withinOneSecond_isLimited() {
        long written =
                IntStream.range(0, 1000).filter(i -> budget.take().isPresent()).count();

        assertThat(written).isEqualTo(LineBudget.LINES_PER_SECOND);
    }

    @Test
    void take_inTheNextSecond_isUnderBudgetAndCountsSuppressedLines() {
        IntStream.range(0, LineBudget.LINES_PER_SECOND + 7).forEach(i -> budget.take());

        clock.pass(Duration.ofSeconds(1));

        assertThat(budget.take()).isEqualTo(OptionalLong.of(7));
        assertThat(budget.take()).isEqualTo(OptionalLong.of(0));
    }
}
