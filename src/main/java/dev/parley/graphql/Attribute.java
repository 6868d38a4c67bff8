package dev.parley.graphql;

import java.lang.reflect.Field;

/**
 * An attribute of an entity that is no link, a field of GraphQL or not.
 *
 * @param sql name of its column in the database
 * @param type its Java type, boxed
 */
record Attribute(String name, String sql, Class<?> type, Field field) {

    /** Its value in SQL, of a row. */
    String of(String alias) {
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        boolean isJson = column != null && column.columnDefinition().equals("jsonb");
        return alias + "." + sql + (isJson ? "::text" : "");
    }

    SqlType sqlType() {
        return SqlType.of(type);
    }

    /** Writes a value that was read. */
    void set(NodeEntity entity, Object value) {
        if (value != null || !field.getType().isPrimitive()) {
            Reflection.set(field, entity, SqlType.toJava(type, value));
        }
    }
}
