package dev.parley.graphql.model;

import java.lang.reflect.Field;

/**
 * A column of an entity.
 *
 * @param name its name in GraphQL
 * @param orderName its name as an order field: upper snake, and ID for the number that global ids are made of
 * @param attribute its name in HQL
 * @param sql its name in the database
 * @param type its Java type, boxed
 * @param agentsOnly whether customers may not read it
 * @param agentRule where agents may read it, or null for everywhere
 * @param readAs how it is read when not as it is stored, or null
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
        ColumnRule agentRule,
        ReadAs readAs,
        String description) {

    /** HQL of what is read in its place, or null for the column itself. */
    String derived(boolean byCustomer) {
        if (readAs == null) {
            return null;
        }
        String hql = byCustomer && !readAs.forCustomers().isEmpty() ? readAs.forCustomers() : readAs.value();
        return hql.isEmpty() ? null : hql;
    }

    public Object of(Object entity) {
        return Reflection.get(field, entity);
    }

    public SqlType sqlType() {
        return SqlType.of(type);
    }
}
