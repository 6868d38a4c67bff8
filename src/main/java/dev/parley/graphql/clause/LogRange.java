package dev.parley.graphql.clause;

import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.value.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * SQL: entries after a position that the client has not read were erased, and it may know of their records; or the client began to read before the
     * database was restored, so that the position is one of another server.
     */
    private static final String IS_ERASED = """
            exists (select from event_log_horizon h where h.log = '%s'
              and ((h.xid, h.id) > (cast(%s as xid8), %s) and h.at > %s or h.restored > %s))""";

    /** SQL: the server has not come to a position. No cursor of this server is behind its newest transaction. */
    private static final String IS_UNREACHED = "%s > (pg_snapshot_xmax(pg_current_snapshot()), 0)";

    /**
     * Returns the table to read from, with its alias. If the filter limits the time, its part of the log is read first: the planner does not know how
     * small the part is, and might read another index instead.
     *
     * @param where the client's filter
     * @param conditions the conditions for the entries that the table does not contain are added here
     */
    public String table(
            EntityType type, String alias, Map<String, Object> where, Parameters parameters, List<String> conditions) {
        String table = type.table() + " " + alias;
        LogTimes times = through == null ? LogTimes.of(where) : LogTimes.ANY;
        List<String> all = conditions(type, alias, times, parameters);
        if (times.equals(LogTimes.ANY)) {
            conditions.addAll(all);
            return table;
        }
        return "(select " + alias + ".* from " + table + " where " + String.join(" and ", all) + " order by " + alias
                + ".xid, " + alias + "." + type.id().sql() + " offset 0) " + alias;
    }

    private List<String> conditions(EntityType type, String alias, LogTimes times, Parameters parameters) {
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
            times.addConditions(type.table(), place, parameters, conditions);
        } else {
            conditions.add(place + " <= " + bound(through, parameters));
        }
        return conditions;
    }

    /** SQL condition that the entries after a position can't be determined: some were erased, or the position is one of another server. */
    public String isLost(EntityType type, LogPosition position, Parameters parameters) {
        return isErased(type, position, parameters) + " or " + IS_UNREACHED.formatted(bound(position, parameters));
    }

    private String isErased(EntityType type, LogPosition position, Parameters parameters) {
        return IS_ERASED.formatted(
                type.table(),
                parameters.add(String.valueOf(position.transaction())),
                parameters.add(position.id()),
                parameters.add(since),
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
