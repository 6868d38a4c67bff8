package dev.parley.graphql.model;

import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Constants of enums whose class is only known as a column's type: their names, and how the database has them. */
public final class Enums {

    /** Found out when the entities are read, which in a native image is when it is built. */
    private static final Map<Class<?>, Map<Enum<?>, Short>> NUMBERS = new ConcurrentHashMap<>();

    private Enums() {}

    public static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** The numbers of the constants; empty for an enum that the database has by name. */
    static Map<Enum<?>, Short> numbers(Class<?> type) {
        return NUMBERS.computeIfAbsent(type, Enums::read);
    }

    private static Map<Enum<?>, Short> read(Class<?> type) {
        Map<Enum<?>, Short> numbers = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(EnumeratedValue.class)) {
                field.setAccessible(true);
                for (Object constant : type.getEnumConstants()) {
                    numbers.put((Enum<?>) constant, ((Number) Reflection.get(field, constant)).shortValue());
                }
            }
        }
        return numbers;
    }

    /** Whether the database has numbers of the constants, and not their names. */
    static boolean isNumbered(Class<?> type) {
        return !numbers(type).isEmpty();
    }

    /** What the database has of a constant: its number, or else its name. */
    static Object stored(Enum<?> constant) {
        Short number = numbers(constant.getDeclaringClass()).get(constant);
        return number == null ? constant.name() : number;
    }

    /** The constant with a number. */
    static Object stored(Class<?> type, long number) {
        return numbers(type).entrySet().stream()
                .filter(each -> each.getValue() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " " + number))
                .getKey();
    }

    /** The same in SQL, so that PostgreSQL sees which index fits. */
    public static String sql(Enum<?> constant) {
        Object stored = stored(constant);
        return stored instanceof Short ? stored.toString() : "'" + stored + "'";
    }
}
