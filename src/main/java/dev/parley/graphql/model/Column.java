package dev.parley.graphql.model;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of an entity.
 *
 * @param name GraphQL name; for a column of a group, its path
 * @param orderName name as an order field in UPPER_SNAKE; ID for the primary key
 * @param attribute name in HQL
 * @param sql column name in the database
 * @param type Java type, boxed
 * @param agentsOnly whether customers may not read it
 * @param agentRule rule that limits in which rows agents may read it, or null for all rows
 * @param readAs expression that replaces the stored value on reading, or null
 */
public record Column(
        String name,
        String orderName,
        String attribute,
        String sql,
        Class<?> type,
        Field field,
        boolean nullable,
        boolean sortable,
        boolean agentsOnly,
        @Nullable ColumnRule agentRule,
        @Nullable ReadAs readAs,
        String description) {

    /** HQL that is read instead of the column, or null to read the column itself. */
    @Nullable String derived(boolean byCustomer) {
        if (readAs == null) {
            return null;
        }
        String hql = byCustomer && !readAs.forCustomers().isEmpty() ? readAs.forCustomers() : readAs.value();
        return hql.isEmpty() ? null : hql;
    }

    /** The reason why clients should no longer use the column, or null. */
    public @Nullable String deprecation() {
        return Deprecation.of(field);
    }

    /** Value of the column in a loaded entity. */
    public @Nullable Object of(Object entity) {
        return Reflection.get(field, entity);
    }

    /** SQL type of the column. */
    public SqlType sqlType() {
        return SqlType.of(type);
    }
}
