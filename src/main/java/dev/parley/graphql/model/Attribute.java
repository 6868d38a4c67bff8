package dev.parley.graphql.model;

import java.lang.reflect.Field;

/**
 * An attribute of an entity that is no link, a field of GraphQL or not.
 *
 * @param sql name of its column in the database
 * @param type its Java type, boxed
 * @param isJson whether the column has JSON, which is read as a text
 */
public record Attribute(String name, String sql, Class<?> type, Field field, boolean isJson) {

    /** Its value in SQL, of a row. */
    public String of(String alias) {
        return alias + "." + sql + (isJson ? "::text" : "");
    }

    public SqlType sqlType() {
        return SqlType.of(type);
    }

    /** Writes a value that was read. */
    public void set(NodeEntity entity, Object value) {
        if (value != null || !field.getType().isPrimitive()) {
            Reflection.set(field, entity, SqlType.toJava(type, value));
        }
    }
}
