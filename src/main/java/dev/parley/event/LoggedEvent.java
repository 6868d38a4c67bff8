package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.value.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the feed: an event of a session, or a change of a record that sessions link to. It names the session or record; readers
 * load the content from its table.
 *
 * @param sessionId id of the session that has an event, or whose links another program has changed; 0 for a change of a record
 * @param record the changed record, or null for an event of a session
 */
public record LoggedEvent(
        LogPosition position, long sessionId, @Nullable ChangedRecord record) {

    /** Creates an entry for an event of a session. */
    public LoggedEvent(LogPosition position, long sessionId) {
        this(position, sessionId, null);
    }
}
