package dev.parley.graphql.read;

import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Step;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The linked records that a list depends on. Finds the rows of the list that depend on a changed record. */
public final class Dependencies {

    private final EntityModel model;
    private final EntityType rows;
    private final List<Dependency> all;
    private final boolean showsLists;
    private final Function<Query, List<Long>> database;

    /**
     * A query for primary keys.
     *
     * @param most maximum number of rows
     */
    record Query(String sql, Parameters parameters, int most) {}

    /**
     * Creates the dependencies of a list.
     *
     * @param rows type of the list's rows
     * @param showsLists whether the client selects lists below the rows
     * @param database runs a query
     */
    Dependencies(
            EntityModel model,
            EntityType rows,
            List<Dependency> all,
            boolean showsLists,
            Function<Query, List<Long>> database) {
        this.model = model;
        this.rows = rows;
        this.all = all;
        this.showsLists = showsLists;
        this.database = database;
    }

    /** Database tables of the records. */
    public Set<String> tables() {
        return all.stream().map(each -> each.type().table()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a change of a record may affect the list. */
    public boolean include(ChangedRecord change) {
        return all.stream().anyMatch(each -> each.includes(change));
    }

    /** Whether a change of a record may affect selected values of a row, and not only the membership of rows in the list. */
    public boolean show(ChangedRecord change) {
        return all.stream().anyMatch(each -> each.shown() && each.includes(change));
    }

    /** Whether the client selects lists below the rows. Each row is large then. */
    public boolean showLists() {
        return showsLists;
    }

    /**
     * Finds the rows, in the list or not, that depend on one of the changed records.
     *
     * @param most maximum number of rows
     * @return empty if there are more rows, or if a change does not name its record
     */
    public Optional<Set<Long>> dependents(Collection<ChangedRecord> changes, int most) {
        if (changes.stream().anyMatch(change -> change.id() == null)) {
            return Optional.empty();
        }
        Set<Long> found = new HashSet<>();
        for (Dependency dependency : all) {
            List<ChangedRecord> included =
                    changes.stream().filter(dependency::includes).toList();
            found.addAll(reached(dependency.path(), included.stream().map(ChangedRecord::id), most));
            if (dependency.isList()) {
                List<Step> owner =
                        dependency.path().subList(0, dependency.path().size() - 1);
                Stream<Long> former =
                        included.stream().map(change -> change.former().get(dependency.linkColumn()));
                found.addAll(reached(owner, former.filter(Objects::nonNull), most));
            }
            if (found.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private List<Long> reached(List<Step> path, Stream<Long> records, int most) {
        List<Long> ids = records.distinct().toList();
        if (ids.isEmpty() || path.isEmpty()) {
            return ids;
        }
        Parameters parameters = new Parameters();
        String sql = "select e." + rows.id().sql() + " from " + rows.table() + " e where "
                + reaches("e", rows, path, ids, parameters);
        return database.apply(new Query(sql, parameters, most + 1));
    }

    /** SQL condition for rows from which a path leads to one of the records. */
    private String reaches(String row, EntityType type, List<Step> path, List<Long> ids, Parameters parameters) {
        String id = row + "." + type.id().sql();
        if (path.isEmpty()) {
            return parameters.oneOf(id, ids);
        }
        List<Step> rest = path.subList(1, path.size());
        String next = row + "_";
        if (path.get(0) instanceof ReverseList list) {
            return id + " in (select " + list.ownerId(next) + " from " + list.from(next) + " where "
                    + reaches(next, list.element(), rest, ids, parameters) + ")";
        }
        Link link = (Link) path.get(0);
        EntityType target = model.of(link.target());
        String key = row + "." + link.sql();
        return rest.isEmpty()
                ? parameters.oneOf(key, ids)
                : key + " in (select " + next + "." + target.id().sql() + " from " + target.table() + " " + next
                        + " where " + reaches(next, target, rest, ids, parameters) + ")";
    }
}
