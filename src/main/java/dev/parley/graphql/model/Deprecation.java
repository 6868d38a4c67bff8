package dev.parley.graphql.model;

import io.smallrye.graphql.api.Deprecated;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads SmallRye's annotation {@link Deprecated}, which marks attributes, links, enum constants, arguments and operations
 * that clients should no longer use.
 */
final class Deprecation {

    private Deprecation() {}

    /**
     * The reason why an element is deprecated, or null if it is not.
     *
     * @throws IllegalStateException if there is no reason. It must say what to use instead
     */
    static @Nullable String of(AnnotatedElement element) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated != null && deprecated.reason().isBlank()) {
            throw new IllegalStateException(element + " needs the reason of its deprecation");
        }
        return deprecated == null ? null : deprecated.reason();
    }
}
