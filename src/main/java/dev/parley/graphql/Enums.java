package dev.parley.graphql;

import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Constants of enums whose class is only known as a column's type: their names, and how the database has them. */
final class Enums {

    private Enums() {}

    static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Whether the database has numbers of the constants, and not their names. */
    static boolean isNumbered(Class<?> type) {
        return number(type).isPresent();
    }

    private static Optional<Field> number(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(EnumeratedValue.class))
                .findFirst();
    }

    /** What the database has of a constant: its number, or else its name. */
    static Object stored(Enum<?> constant) {
        return number(constant.getDeclaringClass())
                .<Object>map(field -> {
                    field.setAccessible(true);
                    return ((Number) Reflection.get(field, constant)).shortValue();
                })
                .orElse(constant.name());
    }

    /** The constant with a number. */
    static Object stored(Class<?> type, long number) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Number) stored((Enum<?>) constant)).longValue() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " " + number));
    }

    /** The same in SQL, so that PostgreSQL sees which index fits. */
    static String sql(Enum<?> constant) {
        Object stored = stored(constant);
        return stored instanceof Short ? stored.toString() : "'" + stored + "'";
    }
}
