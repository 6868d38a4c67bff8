package dev.parley.chat.subscription;

import org.jspecify.annotations.Nullable;

/**
 * A row that entered a list, changed in it, or left it.
 *
 * @param list name of the list
 */
record ChangedRow(String list, Kind kind, long row) {

    /** Kinds of changes. */
    enum Kind {
        ENTER,
        UPDATE,
        LEAVE
    }

    /** Returns the id of the row, or null if it has left the list. */
    @Nullable Long rowInList() {
        return kind == Kind.LEAVE ? null : (Long) row;
    }
}
