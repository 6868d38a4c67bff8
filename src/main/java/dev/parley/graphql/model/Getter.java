package dev.parley.graphql.model;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/** A getter of an entity that is a field of GraphQL. */
final class Getter {

    private Getter() {}

    /** The getter of a property, as a field that is computed. */
    static <T extends NodeEntity> ComputedField<T> of(Class<T> owner, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String prefix : List.of("get", "is")) {
            try {
                Method method = owner.getMethod(prefix + suffix);
                List<String> needs =
                        List.of(method.getAnnotation(ReadsColumns.class).value());
                return new ComputedField<>(
                        owner,
                        property,
                        null,
                        null,
                        List.of(),
                        true,
                        needs,
                        List.of(),
                        (row, given) -> Reflection.call(method, row));
            } catch (NoSuchMethodException other) {
                // The other prefix, then.
            }
        }
        throw new IllegalStateException(owner + " has no getter for " + property);
    }
}
