package dev.parley.graphql;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/**
 * A getter of an entity that is a field of GraphQL.
 *
 * @param needs attributes that it reads
 */
record Getter(Method method, List<String> needs) {

    static Getter of(Class<?> owner, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String prefix : List.of("get", "is")) {
            try {
                Method method = owner.getMethod(prefix + suffix);
                return new Getter(
                        method, List.of(method.getAnnotation(ReadsColumns.class).value()));
            } catch (NoSuchMethodException other) {
                // The other prefix, then.
            }
        }
        throw new IllegalStateException(owner + " has no getter for " + property);
    }

    Object of(NodeEntity row) {
        return Reflection.call(method, row);
    }
}
