package dev.parley.graphql.model;

import dev.parley.graphql.declaration.FieldGroup;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A link from one entity to another: a many-to-one association.
 *
 * @param name name in HQL
 * @param path name in GraphQL; for a link of a {@link FieldGroup}, its path
 * @param sql foreign key column
 * @param target class of the other entity
 */
public record Link(
        String name,
        String path,
        String sql,
        Class<?> target,
        Field field,
        boolean nullable,
        boolean customerVisible,
        String description)
        implements Step {

    /** The reason why clients should no longer use the link, or null. */
    public @Nullable String deprecation() {
        return Deprecation.of(field);
    }
}
