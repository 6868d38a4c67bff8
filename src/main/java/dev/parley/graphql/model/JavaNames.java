package dev.parley.graphql.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.Locale;

/** Names in the schema and in the database that follow from names in Java. */
public final class JavaNames {

    private JavaNames() {}

    /** Returns the name of the enum value for a field, such as WHEN_STARTED for whenStarted. */
    public static String constant(String field) {
        return snakeCase(field).toUpperCase(Locale.ROOT);
    }

    /** Returns the name of an entity's table. */
    static String table(Class<?> entity) {
        Table table = entity.getAnnotation(Table.class);
        return table != null ? table.name() : snakeCase(entity.getSimpleName()).toLowerCase(Locale.ROOT);
    }

    /** Returns the name of a field's column. Follows the naming strategy in application.properties. */
    static String column(Class<?> entity, Field field) {
        AttributeOverride id = entity.getAnnotation(AttributeOverride.class);
        if (id != null && id.name().equals(field.getName())) {
            return id.column().name();
        }
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        Column column = field.getAnnotation(Column.class);
        String given = join != null ? join.name() : column != null ? column.name() : "";
        return given.isEmpty() ? snakeCase(field.getName()).toLowerCase(Locale.ROOT) : given;
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    }
}
