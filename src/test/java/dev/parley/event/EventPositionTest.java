package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Transactions come before ids. */
class EventPositionTest {

    @Test
    void theOlderTransactionComesFirstThoughItsIdIsHigher() {
        EventPosition older = new EventPosition(7, 20);
        EventPosition younger = new EventPosition(8, 10);

        assertThat(Stream.of(younger, older).sorted()).containsExactly(older, younger);
    }

    @Test
    void withinATransactionIdsCountAndTheBeginComesFirst() {
        EventPosition begin = new EventPosition(7, 0);
        EventPosition first = new EventPosition(7, 9);
        EventPosition second = new EventPosition(7, 10);

        assertThat(Stream.of(second, first, begin).sorted()).containsExactly(begin, first, second);
    }
}
