package dev.parley.graphql.declaration;

import java.util.Map;
import java.util.Set;

/**
 * Hides columns from agents who are not administrators, in rows that do not meet a condition. A hidden column reads
 * as null, in filters too. It is not sortable, because the position of a row would reveal its value.
 *
 * @param columns GraphQL names of the columns
 * @param where condition as in {@link dev.parley.security.AgentVisible}
 * @param throughLinks conditions on the row that owns a link to this row, by entity and link, such as
 *     ChatSession.customer. If one holds, the rule holds as well and is not evaluated
 */
public record ColumnRule(
        Class<? extends NodeEntity> owner, Set<String> columns, String where, Map<String, String> throughLinks) {

    /** A rule without shortcuts for links. */
    public ColumnRule(Class<? extends NodeEntity> owner, Set<String> columns, String where) {
        this(owner, columns, where, Map.of());
    }

    public boolean isOn(Class<?> type, String column) {
        return owner == type && columns.contains(column);
    }
}
