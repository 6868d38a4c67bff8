package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;

/**
 * One entry of the feed: an event of a session, or a change of a record that sessions link to. The content is read from the tables.
 *
 * @param sessionId the session that has an event, or whose links another program has changed; 0 for a change of a record
 * @param record the record that has changed, or null
 */
public record LoggedEvent(EventPosition position, long sessionId, ChangedRecord record) {

    /** An event of a session. */
    public LoggedEvent(EventPosition position, long sessionId) {
        this(position, sessionId, null);
    }
}
