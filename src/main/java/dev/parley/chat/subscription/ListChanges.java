package dev.parley.chat.subscription;

import java.util.ArrayList;
import java.util.List;

/**
 * One message of a followed list.
 *
 * @param reset whether the list begins here: what the client had before does not count
 * @param ready whether the client now has the whole list, up to the cursor
 * @param cursor where to resume behind these changes, or null while the list is told as it stands
 */
record ListChanges(List<ChangedSession> changes, boolean reset, boolean ready, String cursor) {

    /**
     * Changes as messages of a certain size.
     *
     * @param before the cursor of the message before these; it counts until the last of them
     * @return one message at least
     */
    static List<ListChanges> messages(
            List<ChangedSession> changes, int size, boolean reset, String before, boolean ready, String cursor) {
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
