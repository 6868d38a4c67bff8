package dev.parley.graphql.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Positions are ordered by transaction, then by id. */
class LogPositionTest {

    @Test
    void olderTransaction_withHigherId_isFirst() {
        LogPosition older = new LogPosition(7, 20);
        LogPosition younger = new LogPosition(8, 10);

        assertThat(Stream.of(younger, older).sorted()).containsExactly(older, younger);
    }

    @Test
    void positions_inOneTransaction_areOrderedByIdFromTheBeginning() {
        LogPosition begin = new LogPosition(7, 0);
        LogPosition first = new LogPosition(7, 9);
        LogPosition second = new LogPosition(7, 10);

        assertThat(Stream.of(second, first, begin).sorted()).containsExactly(begin, first, second);
    }
}
