package dev.parley.graphql;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Reads fields of entities, calls their getters and setters. Their classes Quarkus registers for reflection in the native image. */
final class Reflection {

    private Reflection() {}

    static Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        }
    }

    static Object call(Method method, Object owner, Object... arguments) {
        try {
            return method.invoke(owner, arguments);
        } catch (IllegalAccessException notOpened) {
            throw new IllegalStateException(notOpened);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
