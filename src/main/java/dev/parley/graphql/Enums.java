package dev.parley.graphql;

import java.util.stream.Stream;

/** Constants of enums whose class is only known as a column's type. */
final class Enums {

    private Enums() {}

    static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
