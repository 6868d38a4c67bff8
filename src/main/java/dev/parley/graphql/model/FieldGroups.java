package dev.parley.graphql.model;

import dev.parley.graphql.declaration.FieldGroup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The {@link FieldGroup}s of an entity. A field is in a group, and in all groups that the group is in. */
final class FieldGroups {

    private final Map<String, FieldGroup> byPath = new LinkedHashMap<>();

    FieldGroups(Class<?> entity) {
        for (FieldGroup group : entity.getAnnotationsByType(FieldGroup.class)) {
            byPath.put(group.path(), group);
        }
    }

    Map<String, FieldGroup> byPath() {
        return Collections.unmodifiableMap(byPath);
    }

    /** Whether a field is in a group that customers may not read. */
    boolean isHidden(String path) {
        return isInside(path, FieldGroup::agentsOnly);
    }

    /** Whether a field is in a group that may be null. */
    boolean isNullable(String path) {
        return isInside(path, FieldGroup::nullable);
    }

    /** Whether lists can be sorted by the columns of all groups that a field is in. */
    boolean isSortable(String path) {
        return !isInside(path, group -> !group.sortable());
    }

    private boolean isInside(String path, Predicate<FieldGroup> condition) {
        return byPath.values().stream().anyMatch(group -> path.startsWith(group.path() + ".") && condition.test(group));
    }
}
