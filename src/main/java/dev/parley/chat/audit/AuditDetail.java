package dev.parley.chat.audit;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.value.SqlType;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that was changed or read.
 *
 * @param oldValue text of the value before; null if there was none, and for reads
 * @param newValue text of the value afterwards; null if there is none, and for reads
 */
record AuditDetail(
        String field, @Nullable String oldValue, @Nullable String newValue) {

    /**
     * Reads the details of an entry.
     *
     * @param details JSON object with the old and the new value of each column
     * @param type the entity that has the columns
     */
    static List<AuditDetail> of(String details, EntityType type) {
        JsonObject columns = JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(details))
                .readObject();
        return columns.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue(), type))
                .sorted(Comparator.comparing(AuditDetail::field))
                .toList();
    }

    private static AuditDetail of(String sql, JsonValue values, EntityType type) {
        Optional<Column> column = type.columns().values().stream()
                .filter(each -> each.sql().equals(sql))
                .findFirst();
        String field = column.map(Column::name).orElse(sql);
        Class<?> javaType = column.<Class<?>>map(Column::type).orElse(String.class);
        return values instanceof JsonArray pair
                ? new AuditDetail(field, text(pair.get(0), javaType), text(pair.get(1), javaType))
                : new AuditDetail(field, null, null);
    }

    private static @Nullable String text(JsonValue value, Class<?> type) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case STRING -> ((JsonString) value).getString();
            case NUMBER ->
                type.isEnum()
                        ? String.valueOf(SqlType.toJava(type, ((JsonNumber) value).longValue()))
                        : value.toString();
            case TRUE, FALSE, ARRAY, OBJECT -> value.toString();
        };
    }
}
