package dev.parley.graphql;

import java.util.Set;

/**
 * Empties columns for agents who are no administrators, where the row does not meet a rule: they look as if nothing stood in them,
 * also to filters. Nobody orders by such a column, for a row's place would tell what is in it.
 *
 * @param columns their names in GraphQL
 * @param where as in {@link dev.parley.security.AgentVisible}
 */
public record ColumnRule(Class<? extends NodeEntity> owner, Set<String> columns, String where) {

    boolean isOn(Class<?> type, String column) {
        return owner == type && columns.contains(column);
    }
}
