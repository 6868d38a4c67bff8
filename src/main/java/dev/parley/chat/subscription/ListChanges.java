package dev.parley.chat.subscription;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a list subscription.
 *
 * @param reset whether the list starts over: the client discards what it had
 * @param ready whether the client now has the whole list, up to the cursor
 * @param cursor cursor to resume after these changes, or null while the initial list is sent
 */
record ListChanges(
        List<ChangedSession> changes,
        boolean reset,
        boolean ready,
        @Nullable String cursor) {

    /**
     * Splits changes into messages of a limited size.
     *
     * @param before the cursor of the preceding message; it stays valid until the last of these messages
     * @return at least one message
     */
    static List<ListChanges> messages(
            List<ChangedSession> changes,
            int size,
            boolean reset,
            @Nullable String before,
            boolean ready,
            @Nullable String cursor) {
        List<ListChanges> messages = new ArrayList<>();
        int start = 0;
        for (; changes.size() - start > size; start += size) {
            messages.add(new ListChanges(
                    List.copyOf(changes.subList(start, start + size)), reset && start == 0, false, before));
        }
        messages.add(new ListChanges(
                List.copyOf(changes.subList(start, changes.size())), reset && start == 0, ready, cursor));
        return messages;
    }
}
