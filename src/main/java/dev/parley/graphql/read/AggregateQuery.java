package dev.parley.graphql.read;

import dev.parley.graphql.clause.Filter;
import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One statement that computes figures over the rows that a caller may see. It is a union of parts with one row for
 * each group: the part's name, the keys of the group, and its figures. Values are always bound.
 */
public final class AggregateQuery {

    /** Name of the part that returns the version of the caller's rights. */
    static final String RIGHTS = "";

    private static final String VERSION = AgentRights.VERSION.replace("{me}", "st.me");

    private final EntityModel model;
    private final Visibility visibility;
    private final Parameters parameters = new Parameters();
    private final List<String> with = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    AggregateQuery(EntityModel model, Visibility visibility) {
        this.model = model;
        this.visibility = visibility;
    }

    /** Binds a value and returns its placeholder. */
    public String bind(Object value) {
        return parameters.add(value);
    }

    /**
     * Returns the FROM and WHERE clauses of the rows of an entity that the caller may see and that match a filter.
     *
     * @param where the client's filter as coerced by graphql-java
     * @param conditions further SQL conditions
     */
    public String rows(
            Class<? extends NodeEntity> entity, String alias, Map<String, Object> where, List<String> conditions) {
        EntityType type = model.of(entity);
        visibility.requireAtRoot(type);
        Joins joins = new Joins(alias);
        List<String> all = new ArrayList<>(conditions);
        Filter.add(all, new Filter(model, visibility, parameters).predicate(type, where, joins));
        Filter.add(all, new Filter(model, visibility, parameters).predicate(type, type.listed(), joins));
        Filter.add(all, visibility.rule(type, alias));
        String rows = type.table() + " " + alias + joins.sql(model) + " where " + Filter.conjunction(all);
        return " from " + PlanSql.accessParameters(rows);
    }

    /**
     * Adds a common table expression. Its rows are computed once and not again for each use of a column, because PostgreSQL does not
     * merge a query that has an OFFSET into another. They are only stored if the statement uses them more than once.
     */
    public void with(String name, String select) {
        with.add(name + " as (" + select + " offset 0)");
    }

    /**
     * Adds a part.
     *
     * @param keys SQL of the keys of a group, an array of texts
     * @param figures SQL of each figure, a number
     * @param from SQL from the FROM clause on
     */
    public void part(String name, String keys, List<String> figures, String from) {
        parts.add("select '" + name + "', " + keys + "::text[], array[" + String.join(", ", figures) + "]::float8[] "
                + from);
    }

    Parameters parameters() {
        return parameters;
    }

    Sql sql() {
        String text = String.join(", ", with) + " " + String.join(" union all ", parts);
        boolean usesAccess = PlanSql.usesAccessParameters(text);
        String version = " union all select '" + RIGHTS + "', array[" + VERSION + "::text], null from st";
        return Sql.of(
                "with " + (usesAccess ? PlanSql.ACCESS_PARAMETERS + ", " : "") + text + (usesAccess ? version : ""),
                List.of(),
                Map.of(),
                false);
    }
}
