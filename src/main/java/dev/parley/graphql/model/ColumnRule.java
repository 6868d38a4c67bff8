package dev.parley.graphql.model;

import java.util.Map;
import java.util.Set;

/**
 * Empties columns for agents who are no administrators, where the row does not meet a rule: they look as if nothing stood in them,
 * also to filters. Nobody orders by such a column, for a row's place would tell what is in it.
 *
 * @param columns their names in GraphQL
 * @param where as in {@link dev.parley.security.AgentVisible}
 * @param throughLinks by entity and link that lead to the row, such as ChatSession.customer: a condition on the row that has the link. Where
 *     it holds the rule does too, and is not looked at
 */
public record ColumnRule(
        Class<? extends NodeEntity> owner, Set<String> columns, String where, Map<String, String> throughLinks) {

    /** A rule that is the same whatever leads to the row. */
    public ColumnRule(Class<? extends NodeEntity> owner, Set<String> columns, String where) {
        this(owner, columns, where, Map.of());
    }

    boolean isOn(Class<?> type, String column) {
        return owner == type && columns.contains(column);
    }
}
