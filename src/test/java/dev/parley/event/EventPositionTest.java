package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Positions are ordered by transaction, then by id. */
class EventPositionTest {

    @Test
    void olderTransaction_withHigherId_isFirst() {
        EventPosition older = new EventPosition(7, 20);
        EventPosition younger = new EventPosition(8, 10);

        assertThat(Stream.of(younger, older).sorted()).containsExactly(older, younger);
    }

    @Test
    void positions_inOneTransaction_areOrderedByIdFromTheBeginning() {
        EventPosition begin = new EventPosition(7, 0);
        EventPosition first = new EventPosition(7, 9);
        EventPosition second = new EventPosition(7, 10);

        assertThat(Stream.of(second, first, begin).sorted()).containsExactly(begin, first, second);
    }
}
