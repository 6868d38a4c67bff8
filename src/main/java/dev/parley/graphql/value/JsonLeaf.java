package dev.parley.graphql.value;

import static java.nio.charset.StandardCharsets.US_ASCII;

import graphql.GraphQLContext;
import graphql.Scalars;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the values of a column as JSON. Values have the classes that {@link SqlType} reads. */
@FunctionalInterface
public interface JsonLeaf {

    /** Appends a value that is not null. */
    void write(JsonBytes out, Object value);

    /** Returns the writer for values of a Java class. */
    static JsonLeaf of(Class<?> type) {
        if (type.isEnum() && Enums.isNumbered(type)) {
            return constants(type);
        }
        return switch (SqlType.of(type)) {
            case BIGINT, INTEGER, SMALLINT -> (out, value) -> out.number((Long) value);
            case TEXT -> (out, value) -> out.text((byte[]) value);
            case BOOLEAN -> JsonBytes::value;
            case TIMESTAMP -> (out, value) -> out.instant((Instant) value);
            case TIME -> (out, value) -> out.text(value.toString());
            // JSON has no NaN or infinity. The scalar rejects them.
            case DOUBLE ->
                (out, value) -> out.value(Scalars.GraphQLFloat.getCoercing()
                        .serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH));
        };
    }

    private static JsonLeaf constants(Class<?> type) {
        Map<Long, byte[]> names = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            names.put(
                    ((Number) Enums.stored((Enum<?>) constant)).longValue(),
                    ("\"" + ((Enum<?>) constant).name() + "\"").getBytes(US_ASCII));
        }
        return (out, value) -> {
            byte[] name = names.get(value);
            if (name == null) {
                throw new IllegalStateException(type.getSimpleName() + " has no number " + value);
            }
            out.raw(name);
        };
    }

    /** Returns the writer of global ids. The values are primary keys of rows of a type. */
    static JsonLeaf ids(String type) {
        return (out, value) -> out.text(GlobalId.of(type, (Long) value));
    }
}
