package dev.parley.chat.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message of a stream of lists.
 *
 * @param snapshot why the lists start over, so that the client discards what it had; null if they do not
 * @param ready whether the client now has the whole lists, up to the cursor
 * @param cursor cursor to resume after these changes, or null while the initial lists are sent
 */
record ListChanges(
        List<ChangedRow> changes,
        @Nullable SnapshotReason snapshot,
        boolean ready,
        @Nullable String cursor) {

    boolean reset() {
        return snapshot != null;
    }

    /** Returns the id of the last row that entered or changed in a list; null if none did. */
    @Nullable Long lastOf(String list) {
        return of(list).stream()
                .map(ChangedRow::rowInList)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Returns the changes of one list. */
    List<ChangedRow> of(String list) {
        return changes.stream().filter(change -> change.list().equals(list)).toList();
    }

    /**
     * Splits the message into parts of a limited size.
     *
     * @param before the cursor of all parts but the last
     * @return at least one part
     */
    List<ListChanges> parts(int size, @Nullable String before) {
        List<ListChanges> parts = new ArrayList<>();
        int start = 0;
        for (; changes.size() - start > size; start += size) {
            parts.add(new ListChanges(
                    List.copyOf(changes.subList(start, start + size)), start == 0 ? snapshot : null, false, before));
        }
        parts.add(new ListChanges(
                List.copyOf(changes.subList(start, changes.size())), start == 0 ? snapshot : null, ready, cursor));
        return parts;
    }
}
