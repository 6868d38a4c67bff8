package dev.parley.graphql.declaration;

import dev.parley.graphql.value.LogPosition;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A root list of an append-only table in the order in which its rows were committed. The table has a column xid, with the id of the
 * transaction that wrote the row, an index on (xid, id), the time of the entry in the attribute {@link #TIME}, and rows in event_log_horizon
 * and event_log_segment. Features contribute logs as CDI beans.
 *
 * @param name name of the field, and of the subscription with the same cursors
 * @param roles the callers who may read it, as the schema documents
 * @param reader checks the caller
 * @param where filter that selects the rows of the log, in the form of the argument where
 * @param reached returns a position up to which all entries are readable, without reading the database
 */
public record EventLog(
        String name,
        String description,
        Class<? extends NodeEntity> element,
        Set<AccessRole> roles,
        Consumer<Actor> reader,
        Map<String, Object> where,
        Supplier<LogPosition> reached) {

    /** Maximum page size. */
    public static final int LARGEST_PAGE = 1_000;

    /** Name of the field with the time of an entry. Its column is "at". */
    public static final String TIME = "occurredAt";
}
