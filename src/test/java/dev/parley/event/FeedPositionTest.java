package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Transactions come before ids. */
class FeedPositionTest {

    @Test
    void theOlderTransactionComesFirstThoughItsIdIsHigher() {
        FeedPosition older = new FeedPosition(7, 20);
        FeedPosition younger = new FeedPosition(8, 10);

        assertThat(Stream.of(younger, older).sorted()).containsExactly(older, younger);
    }

    @Test
    void withinATransactionIdsCountAndTheBeginComesFirst() {
        FeedPosition begin = new FeedPosition(7, 0);
        FeedPosition first = new FeedPosition(7, 9);
        FeedPosition second = new FeedPosition(7, 10);

        assertThat(Stream.of(second, first, begin).sorted()).containsExactly(begin, first, second);
    }
}
