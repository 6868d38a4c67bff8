package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** It answers only for what it remembers completely. */
class FeedMemoryTest {

    private static final FeedPosition BEGIN = new FeedPosition(100, 0);

    private final FeedMemory memory = new FeedMemory(3);

    @Test
    void beforeItHasBegunItKnowsNothing() {
        assertThat(memory.after(new FeedPosition(Long.MAX_VALUE, 1), 10)).isEmpty();
    }

    @Test
    void itKnowsThatNothingHasHappenedSinceItBegan() {
        memory.begin(BEGIN);

        assertThat(memory.after(BEGIN, 10)).contains(List.of());
        assertThat(memory.newest()).isEqualTo(BEGIN);
    }

    @Test
    void itDoesNotKnowWhatWasBefore() {
        memory.begin(BEGIN);

        assertThat(memory.after(new FeedPosition(99, 50), 10)).isEmpty();
    }

    @Test
    void whatFollowsAPositionComesInOrderAndNoMoreThanWasAskedFor() {
        memory.begin(BEGIN);
        memory.add(entries(100, 102));

        assertThat(memory.after(BEGIN, 2)).contains(entries(100, 101));
        assertThat(memory.after(at(100), 2)).contains(entries(101, 102));
        assertThat(memory.after(at(102), 2)).contains(List.of());
    }

    @Test
    void whenItIsFullItForgetsTheOldestAndSaysSo() {
        memory.begin(BEGIN);
        memory.add(entries(100, 102));
        memory.add(entries(103, 104));

        assertThat(memory.after(BEGIN, 10)).isEmpty();
        assertThat(memory.after(at(100), 10)).isEmpty();
        assertThat(memory.after(at(101), 10)).contains(entries(102, 104));
        assertThat(memory.newest()).isEqualTo(at(104));
    }

    private static FeedPosition at(long xid) {
        return new FeedPosition(xid, 1);
    }

    private static List<FeedEntry> entries(long firstXid, long lastXid) {
        return LongStream.rangeClosed(firstXid, lastXid)
                .mapToObj(xid -> new FeedEntry(at(xid), 17))
                .toList();
    }
}
