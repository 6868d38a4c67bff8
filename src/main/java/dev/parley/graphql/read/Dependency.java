package dev.parley.graphql.read;

import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Step;
import java.util.List;
import java.util.Set;

/**
 * Records whose changes may change what a list shows, or which rows are in it.
 *
 * @param path the steps from a row of the list to these records; one at least
 * @param type the records
 * @param columns the columns that matter, by their names in the database
 * @param shown whether the client selects them; otherwise only the filter reads them
 */
record Dependency(List<Step> path, EntityType type, Set<String> columns, boolean shown) {

    /** Whether a change of a record matters. A new record has no links from rows yet; it can only be in lists. */
    boolean includes(ChangedRecord change) {
        if (!change.table().equals(type.table()) || change.isNew() && !isList()) {
            return false;
        }
        return change.columns().isEmpty() || change.columns().stream().anyMatch(columns::contains);
    }

    /** Whether the records are found back along a link: the row that the link leads to depends on where it led before, too. */
    boolean isList() {
        return last() instanceof ReverseList;
    }

    /** The column that the records link by, or null where another table holds the links. */
    String linkColumn() {
        return last() instanceof ReverseList list && !list.manyToMany()
                ? list.element().columnOf(list.attribute())
                : null;
    }

    private Step last() {
        return path.get(path.size() - 1);
    }
}
