package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.value.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The cache answers only if it has all entries behind a position. */
class RecentEventsTest {

    private static final LogPosition BEGIN = new LogPosition(100, 0);

    private final RecentEvents memory = new RecentEvents(3);

    @Test
    void after_beforeBegin_isEmpty() {
        assertThat(memory.after(new LogPosition(Long.MAX_VALUE, 1), 10, OwnFeed.SESSIONS))
                .isEmpty();
    }

    @Test
    void after_beginWithoutEntries_isPageWithoutEntries() {
        memory.begin(BEGIN);

        assertThat(after(BEGIN, 10)).isEqualTo(List.of());
        assertThat(memory.newest()).isEqualTo(BEGIN);
    }

    @Test
    void after_positionBeforeBegin_isEmpty() {
        memory.begin(BEGIN);

        assertThat(memory.after(new LogPosition(99, 50), 10, OwnFeed.SESSIONS)).isEmpty();
    }

    @Test
    void after_position_returnsEntriesInOrderUpToTheLimit() {
        memory.begin(BEGIN);
        memory.add(entries(100, 102));

        assertThat(after(BEGIN, 2)).isEqualTo(entries(100, 101));
        assertThat(after(at(100), 2)).isEqualTo(entries(101, 102));
        assertThat(after(at(102), 2)).isEqualTo(List.of());
    }

    @Test
    void add_beyondTheSize_dropsTheOldestEntries() {
        memory.begin(BEGIN);
        memory.add(entries(100, 102));
        memory.add(entries(103, 104));

        assertThat(memory.after(BEGIN, 10, OwnFeed.SESSIONS)).isEmpty();
        assertThat(memory.after(at(100), 10, OwnFeed.SESSIONS)).isEmpty();
        assertThat(after(at(101), 10)).isEqualTo(entries(102, 104));
        assertThat(memory.newest()).isEqualTo(at(104));
    }

    @Test
    void after_withInterestInSessions_skipsRecordChanges() {
        memory.begin(BEGIN);
        memory.add(entries(100, 100));
        memory.add(List.of(new LoggedEvent(at(101), 0, ticket("status"))));

        assertThat(after(BEGIN, 10)).isEqualTo(entries(100, 100));
        assertThat(memory.after(BEGIN, 10, OwnFeed.SESSIONS).orElseThrow().through())
                .isEqualTo(at(101));
    }

    @Test
    void after_withInterestInRecords_returnsWantedChanges() {
        memory.begin(BEGIN);
        memory.add(entries(100, 100));
        memory.add(List.of(
                new LoggedEvent(at(101), 0, ticket("status")),
                new LoggedEvent(at(102), 0, new ChangedRecord("sale", 1L, false, Set.of(), Map.of()))));
        EventInterest titles =
                new EventInterest(Set.of("ticket"), change -> change.columns().contains("title"));
        EventInterest statuses =
                new EventInterest(Set.of("ticket"), change -> change.columns().contains("status"));

        assertThat(memory.after(at(100), 10, titles).orElseThrow().entries()).isEmpty();
        assertThat(memory.after(at(100), 10, statuses).orElseThrow().entries())
                .extracting(LoggedEvent::position)
                .containsExactly(at(101));
    }

    private List<LoggedEvent> after(LogPosition position, int limit) {
        return memory.after(position, limit, OwnFeed.SESSIONS).orElseThrow().entries();
    }

    private static ChangedRecord ticket(String column) {
        return new ChangedRecord("ticket", 1L, false, Set.of(column), Map.of());
    }

    private static LogPosition at(long xid) {
        return new LogPosition(xid, 1);
    }

    private static List<LoggedEvent> entries(long firstXid, long lastXid) {
        return LongStream.rangeClosed(firstXid, lastXid)
                .mapToObj(xid -> new LoggedEvent(at(xid), 17))
                .toList();
    }
}
