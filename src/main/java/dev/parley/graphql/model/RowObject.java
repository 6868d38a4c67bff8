package dev.parley.graphql.model;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * An object field of an entity whose values are stored in the entity's own row; see {@link PartOf}. It is read and
 * filtered like the row's columns and links, without a join of its own. Its other fields are {@link ComputedField}s of
 * the entity with names such as sender.displayName.
 *
 * @param type name of its GraphQL type
 * @param nullable whether the object may be null. It is null if its first column is null
 * @param columns columns by name in the object
 * @param links links by name in the object
 */
public record RowObject(
        String name,
        String type,
        String description,
        boolean nullable,
        Map<String, Column> columns,
        Map<String, Link> links) {

    /** Creates an object without fields, from the entity's transient field. */
    static RowObject of(Field object) {
        return new RowObject(
                object.getName(),
                object.getType().getSimpleName(),
                object.getAnnotation(Description.class).value(),
                !object.isAnnotationPresent(NonNull.class),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /** The column that is null if and only if the object is null; null if the object always exists. */
    public @Nullable Column presence() {
        return nullable ? columns.values().iterator().next() : null;
    }

    /** Name of the computed field of the entity that is a field of this object. */
    public String computed(String field) {
        return name + "." + field;
    }
}
