package dev.parley.graphql.model;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadsColumns;
import dev.parley.graphql.value.Reflection;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/** A getter of an entity that is a GraphQL field. */
final class Getter {

    private Getter() {}

    /** Returns the getter of a property as a computed field. */
    static <T extends NodeEntity> ComputedField<T> of(Class<T> owner, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String prefix : List.of("get", "is")) {
            try {
                Method method = owner.getMethod(prefix + suffix);
                List<String> needs =
                        List.of(method.getAnnotation(ReadsColumns.class).value());
                return ComputedField.of(owner, property, null, null, needs, row -> Reflection.call(method, row));
            } catch (NoSuchMethodException other) {
                // Try the other prefix.
            }
        }
        throw new IllegalStateException(owner + " has no getter for " + property);
    }
}
