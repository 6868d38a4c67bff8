package dev.parley.graphql.model;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.value.Reflection;
import dev.parley.graphql.value.SqlType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A stored attribute of an entity that is not a link. It need not be a GraphQL field.
 *
 * @param sql column name in the database
 * @param type Java type, boxed
 * @param isJson whether the column is JSON, which is read as text
 */
public record Attribute(String name, String sql, Class<?> type, Field field, boolean isJson) {

    /** SQL of the attribute's value in a row. */
    public String of(String alias) {
        return alias + "." + sql + (isJson ? "::text" : "");
    }

    /** SQL type of the column. */
    public SqlType sqlType() {
        return SqlType.of(type);
    }

    /** Sets the attribute to a value that was read from the database. Null leaves a primitive unchanged. */
    public void set(NodeEntity entity, @Nullable Object value) {
        if (value != null || !field.getType().isPrimitive()) {
            Reflection.set(field, entity, SqlType.toJava(type, value));
        }
    }
}
