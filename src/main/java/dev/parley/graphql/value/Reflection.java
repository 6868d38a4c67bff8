package dev.parley.graphql.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Creates entities, and reads and writes their properties. Quarkus registers entity classes for reflection in the
 * native image.
 */
public final class Reflection {

    private Reflection() {}

    /**
     * Reads a field.
     *
     * @throws IllegalStateException if the field is not accessible
     */
    public static @Nullable Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        }
    }

    /**
     * Writes a field.
     *
     * @throws IllegalStateException if the field is not accessible
     */
    public static void set(Field field, Object owner, @Nullable Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        }
    }

    /**
     * Creates an object.
     *
     * @throws IllegalStateException if the constructor is not accessible or fails
     */
    public static <T> T make(Constructor<T> constructor) {
        try {
            return constructor.newInstance();
        } catch (InstantiationException | IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /**
     * Calls a method.
     *
     * @throws IllegalStateException if it is not accessible or fails
     */
    public static @Nullable Object call(Method method, Object owner, @Nullable Object... arguments) {
        try {
            return method.invoke(owner, arguments);
        } catch (IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
