package dev.parley.graphql.clause;

import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.value.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a log that one page is read from.
 *
 * @param after position after which it starts, or null for the beginning of the log
 * @param through position up to which it extends, or null for the oldest transaction that is still open
 * @param reached position up to which all entries are readable, taken before the page is read
 * @param since time at which the client began to read
 */
public record LogRange(
        EventLog log, @Nullable LogPosition after, @Nullable LogPosition through, LogPosition reached, Instant since) {

    /** SQL: entries after a position that the client has not read were erased, and it may know of their records. */
    private static final String IS_ERASED =
            "exists (select from event_log_horizon h where h.log = '%s' and (h.xid, h.id) > (cast(%s as xid8), %s) and h.at > %s)";

    /** SQL conditions for the entries. */
    public List<String> conditions(EntityType type, String alias, Parameters parameters) {
        List<String> conditions = new ArrayList<>();
        String place = "(" + alias + ".xid, " + alias + "." + type.id().sql() + ")";
        if (after != null) {
            conditions.add(place + " > " + bound(after, parameters));
        }
        if (through == null) {
            // Later transactions commit behind this position.
            conditions.add(alias + ".xid < pg_snapshot_xmin(pg_current_snapshot())");
            if (after != null) {
                conditions.add("not " + isErased(type, after, parameters));
            }
        } else {
            conditions.add(place + " <= " + bound(through, parameters));
        }
        return conditions;
    }

    /** SQL condition that the range has lost entries, of which the client must know. */
    public String isErased(EntityType type, LogPosition position, Parameters parameters) {
        return IS_ERASED.formatted(
                type.table(),
                parameters.add(String.valueOf(position.transaction())),
                parameters.add(position.id()),
                parameters.add(since));
    }

    private static String bound(LogPosition position, Parameters parameters) {
        return "(cast(" + parameters.add(String.valueOf(position.transaction())) + " as xid8), "
                + parameters.add(position.id()) + ")";
    }

    /**
     * The position up to which a page has read the log.
     *
     * @param last position of its last row, or null if it is empty
     * @param more whether rows follow that did not fit
     */
    public LogPosition end(@Nullable LogPosition last, boolean more) {
        LogPosition start = after == null ? new LogPosition(0, 0) : after;
        if (more) {
            return last == null ? start : last;
        }
        LogPosition end = through == null ? reached.max(start) : through;
        return last == null ? end : end.max(last);
    }

    /** The cursor of a position, as clients get it. */
    public String cursor(LogPosition position) {
        return new LogCursor(log.name(), position, since).text();
    }
}
