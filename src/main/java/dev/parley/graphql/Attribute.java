package dev.parley.graphql;

import java.lang.reflect.Field;

/**
 * An attribute of an entity that is no link, a field of GraphQL or not.
 *
 * @param sql name of its column in the database
 * @param type its Java type, boxed
 * @param isJson whether the column has JSON, which is read as a text
 */
record Attribute(String name, String sql, Class<?> type, Field field, boolean isJson) {

    /** Its value in SQL, of a row. */
    String of(String alias) {
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
