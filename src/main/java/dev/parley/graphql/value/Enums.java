package dev.parley.graphql.value;

import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Enum constants whose class is only known as a column's type: their names and their stored values. */
public final class Enums {

    /** Filled when the entities are read. In a native image, that happens at build time. */
    private static final Map<Class<?>, Map<Enum<?>, Short>> NUMBERS = new ConcurrentHashMap<>();

    private Enums() {}

    /**
     * The constant with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Stored numbers of the constants; empty for an enum that is stored by name. */
    public static Map<Enum<?>, Short> numbers(Class<?> type) {
        return NUMBERS.computeIfAbsent(type, Enums::read);
    }

    private static Map<Enum<?>, Short> read(Class<?> type) {
        Map<Enum<?>, Short> numbers = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(EnumeratedValue.class)) {
                field.setAccessible(true);
                for (Object constant : type.getEnumConstants()) {
                    numbers.put(
                            (Enum<?>) constant,
                            ((Number) Objects.requireNonNull(Reflection.get(field, constant))).shortValue());
                }
            }
        }
        return numbers;
    }

    /** Whether the database stores numbers of the constants instead of their names. */
    static boolean isNumbered(Class<?> type) {
        return !numbers(type).isEmpty();
    }

    /** The stored value of a constant: its number, or else its name. */
    static Object stored(Enum<?> constant) {
        Short number = numbers(constant.getDeclaringClass()).get(constant);
        return number == null ? constant.name() : number;
    }

    /** The constant with a stored number. */
    static Object stored(Class<?> type, long number) {
        return numbers(type).entrySet().stream()
                .filter(each -> each.getValue() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " " + number))
                .getKey();
    }

    /** The stored value as an SQL literal. PostgreSQL can then tell which partial index applies. */
    public static String sql(Enum<?> constant) {
        Object stored = stored(constant);
        return stored instanceof Short ? stored.toString() : "'" + stored + "'";
    }
}
