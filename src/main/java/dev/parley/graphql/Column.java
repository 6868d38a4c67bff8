package dev.parley.graphql;

import java.lang.reflect.Field;
import java.util.Locale;

/**
 * A column of an entity.
 *
 * @param name its name in GraphQL
 * @param attribute its name in HQL
 * @param type its Java type, boxed
 * @param agentsOnly whether customers may not read it
 */
record Column(
        String name,
        String attribute,
        Class<?> type,
        Field field,
        boolean nullable,
        boolean sortable,
        boolean agentsOnly,
        String description) {

    Object of(Object entity) {
        return Reflection.get(field, entity);
    }

    /** The column's name as an order field: upper snake, and ID for the number that global ids are made of. */
    String orderName() {
        return attribute.equals("id")
                ? "ID"
                : attribute.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
