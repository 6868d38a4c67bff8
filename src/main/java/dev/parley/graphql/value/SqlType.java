package dev.parley.graphql.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * SQL type of a column, and the conversions of its values. Between the driver and the response, whole numbers and
 * enum constants are Long and texts are UTF-8 bytes.
 */
public enum SqlType {
    BIGINT("bigint"),
    INTEGER("integer"),
    SMALLINT("smallint"),
    TEXT("text"),
    BOOLEAN("boolean"),
    TIMESTAMP("timestamptz"),
    TIME("time"),
    DOUBLE("float8");

    /** Range of PostgreSQL's timestamps. */
    private static final Instant FIRST = Instant.parse("-4713-11-24T00:00:00Z");

    private static final Instant LAST = Instant.parse("+294276-12-31T23:59:59.999999Z");

    private final String sql;

    SqlType(String sql) {
        this.sql = sql;
    }

    /** Name of the type in SQL. */
    public String sql() {
        return sql;
    }

    /** The SQL type of a Java class. */
    public static SqlType of(Class<?> type) {
        if (type.isEnum()) {
            return Enums.isNumbered(type) ? SMALLINT : TEXT;
        }
        return switch (type.getSimpleName()) {
            case "Long" -> BIGINT;
            case "Integer" -> INTEGER;
            case "Short" -> SMALLINT;
            case "String" -> TEXT;
            case "Boolean" -> BOOLEAN;
            case "Instant" -> TIMESTAMP;
            case "LocalTime" -> TIME;
            case "Double" -> DOUBLE;
            default -> throw new IllegalArgumentException(type.getName());
        };
    }

    /** Reads a column of a result set. Returns null for SQL null. */
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        switch (this) {
            case BIGINT, INTEGER, SMALLINT -> {
                long number = row.getLong(column);
                return number == 0 && row.wasNull() ? null : (Object) number;
            }
            case TEXT -> {
                return row.getBytes(column);
            }
            case BOOLEAN -> {
                boolean holds = row.getBoolean(column);
                return !holds && row.wasNull() ? null : (Object) holds;
            }
            case DOUBLE -> {
                double number = row.getDouble(column);
                return number == 0 && row.wasNull() ? null : (Object) number;
            }
            case TIMESTAMP -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }
            case TIME -> {
                LocalTime time = row.getObject(column, LocalTime.class);
                // The driver returns LocalTime.MAX for 24:00.
                return time == LocalTime.MAX
                        ? LocalTime.MIDNIGHT
                        : time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
            }
        }
        throw new IllegalStateException(name());
    }

    /** Converts a value that Hibernate loaded to the classes that {@link #read} returns. */
    public static @Nullable Object inMemory(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return inMemory(Enums.stored(constant));
        } else if (value instanceof String text) {
            return text.getBytes(UTF_8);
        } else if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        return value;
    }

    /** Converts a value that {@link #read} returned to a Java class. */
    public static @Nullable Object toJava(Class<?> type, @Nullable Object value) {
        if (value instanceof byte[] text) {
            String decoded = new String(text, UTF_8);
            return type.isEnum() ? Enums.constant(type, decoded) : decoded;
        } else if (value instanceof Long number) {
            if (type.isEnum()) {
                return Enums.stored(type, number);
            }
            return type == Integer.class
                    ? (Object) number.intValue()
                    : type == Short.class ? (Object) number.shortValue() : number;
        }
        return value;
    }

    /** Converts a Java value to the value that is bound to a statement. */
    public static @Nullable Object bound(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return Enums.stored(constant);
        }
        return value instanceof Instant instant ? time(instant) : value;
    }

    /** Instants outside PostgreSQL's range become infinity. */
    private static OffsetDateTime time(Instant instant) {
        return instant.isAfter(LAST)
                ? OffsetDateTime.MAX
                : instant.isBefore(FIRST) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }
}
