package dev.parley.graphql.read;

import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Step;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records whose changes may affect the values or the membership of a list.
 *
 * @param path steps from a row of the list to the records; at least one
 * @param type type of the records
 * @param columns database columns that are read
 * @param shown whether the client selects the columns; otherwise only the filter reads them
 */
record Dependency(List<Step> path, EntityType type, Set<String> columns, boolean shown) {

    /**
     * Whether a change of a record is relevant. No row links to a new record yet, so a new record is only relevant in
     * lists.
     */
    boolean includes(ChangedRecord change) {
        if (!change.table().equals(type.table()) || change.isNew() && !isList()) {
            return false;
        }
        return change.columns().isEmpty() || change.columns().stream().anyMatch(columns::contains);
    }

    /** Whether the path ends with a reverse link. Then the owner depends on the former target of a link too. */
    boolean isList() {
        return last() instanceof ReverseList;
    }

    /** Foreign key column of the records, or null if the link is in a join table. */
    @Nullable String linkColumn() {
        return last() instanceof ReverseList list && !list.manyToMany()
                ? list.element().columnOf(list.attribute())
                : null;
    }

    private Step last() {
        return path.get(path.size() - 1);
    }
}
