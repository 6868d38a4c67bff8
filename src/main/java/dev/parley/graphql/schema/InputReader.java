package dev.parley.graphql.schema;

import dev.parley.graphql.value.Reflection;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.InputType;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.ClassloadingService;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects of an input type from the values that graphql-java has coerced. An absent field keeps the value that
 * its declaration in Java gives it.
 */
final class InputReader {

    private final Constructor<?> constructor;

    /** Fields by their names in the schema. Fields of the schema that the class does not have are ignored. */
    private final Map<String, Property> properties = new HashMap<>();

    /** A field of the Java class, and the conversion of its values that are not null. */
    private record Property(java.lang.reflect.Field field, UnaryOperator<Object> conversion) {}

    private InputReader(InputType type, Schema declared) {
        Class<?> owner = ClassloadingService.get().loadClass(type.getClassName());
        try {
            this.constructor = owner.getConstructor();
            for (Field field : type.getFields().values()) {
                properties.put(
                        field.getName(),
                        new Property(owner.getField(field.getPropertyName()), conversion(field, declared)));
            }
        } catch (NoSuchMethodException | NoSuchFieldException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }

    /** Whether a class is an input type of the schema. */
    static boolean isDeclared(String className, Schema declared) {
        return declared.getInputs().values().stream()
                .anyMatch(type -> type.getClassName().equals(className));
    }

    /**
     * Returns the reader of an input type.
     *
     * @throws IllegalStateException if the class, its constructor or a field is not public
     */
    static InputReader of(String className, Schema declared) {
        return declared.getInputs().values().stream()
                .filter(type -> type.getClassName().equals(className))
                .findFirst()
                .map(type -> new InputReader(type, declared))
                .orElseThrow();
    }

    private static UnaryOperator<Object> conversion(Field field, Schema declared) {
        UnaryOperator<Object> single = single(field, declared);
        return field.hasWrapper()
                ? list -> ((Collection<?>) list)
                        .stream().map(item -> convert(item, single)).toList()
                : single;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static UnaryOperator<Object> single(Field field, Schema declared) {
        String className = field.getReference().getClassName();
        if (field.getReference().getType() == ReferenceType.ENUM) {
            Class constants = ClassloadingService.get().loadClass(className);
            return name -> Enum.valueOf(constants, name.toString());
        }
        if (isDeclared(className, declared)) {
            InputReader nested = of(className, declared);
            return fields -> nested.read((Map<String, Object>) fields);
        }
        return value -> value;
    }

    private static @Nullable Object convert(@Nullable Object value, UnaryOperator<Object> conversion) {
        return value == null ? null : conversion.apply(value);
    }

    /** The Java class of the input. */
    Class<?> type() {
        return constructor.getDeclaringClass();
    }

    /** Creates an object with the given fields. */
    Object read(Map<String, Object> given) {
        Object input = Reflection.make(constructor);
        given.forEach((name, value) -> {
            Property property = properties.get(name);
            if (property != null) {
                Reflection.set(property.field(), input, convert(value, property.conversion()));
            }
        });
        return input;
    }
}
