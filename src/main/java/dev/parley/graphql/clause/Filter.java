package dev.parley.graphql.clause;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates the argument where to an SQL predicate. Names come from the entity's own class, and values are bound.
 * Only constants of our own enums are written as literals, so that PostgreSQL can use partial indexes.
 *
 * <p>Filters use two-valued logic. If a value is missing, only isNull: true, ne and notIn match. So each row matches
 * either a filter or its negation. An empty object matches every row. Null is rejected everywhere.
 */
public final class Filter {

    /**
     * Maximum number of conditions: operators on values, some and none. It is more than any form needs, and fewer
     * than the planner can handle.
     */
    public static final int MOST_CONDITIONS = 200;

    /** Maximum nesting of list conditions. PostgreSQL may evaluate each inner list for every row of the outer list. */
    public static final int MOST_LISTS = 3;

    private static final String NONE = "1 = 0";

    private final EntityModel model;
    private final Visibility visibility;
    private final ValueConditions values;
    private int conditions;
    private int lists;
    private int listDepth;

    /**
     * Position of a condition in the filter.
     *
     * @param type type of the row that the condition is about
     * @param joins joins that start at this row
     * @param mayMiss whether the row may be missing because a link is null
     * @param path path for errors, such as where.or[1].ticket
     */
    record Place(EntityType type, Joins joins, boolean mayMiss, String path) {

        Place at(String further) {
            return new Place(type, joins, mayMiss, path + further);
        }
    }

    /** Creates a filter for one statement. */
    public Filter(EntityModel model, Visibility visibility, Parameters parameters) {
        this(model, visibility, parameters, false);
    }

    /**
     * Creates a filter for one statement.
     *
     * @param followed whether the rows are a followed list. Fields whose value changes with time are rejected then
     */
    public Filter(EntityModel model, Visibility visibility, Parameters parameters, boolean followed) {
        this.model = model;
        this.visibility = visibility;
        this.values = new ValueConditions(visibility, parameters, followed, this::countCondition);
    }

    /**
     * Returns the SQL predicate of a filter.
     *
     * @param where the argument as coerced by graphql-java
     * @param joins the statement's joins, to which the filter adds its links
     * @return null if the filter matches every row
     * @throws RequestException BAD_FILTER, BAD_ID or BAD_TEXT with the path of the value; UNAUTHENTICATED or
     *     FORBIDDEN if the caller may not read a field of the filter
     */
    public @Nullable String predicate(EntityType type, Map<String, Object> where, Joins joins) {
        return all(where, new Place(type, joins, false, "where"));
    }

    private @Nullable String all(Map<String, Object> where, Place place) {
        List<String> all = new ArrayList<>();
        where.forEach((name, value) -> add(all, condition(name, value, place.at("." + name))));
        return conjunction(all);
    }

    private @Nullable String condition(String name, Object value, Place place) {
        requireValue(value, place.path());
        return switch (name) {
            case "and" -> and((List<?>) value, place);
            case "or" -> or((List<?>) value, place);
            case "not" -> not(all(map(value), place));
            default ->
                place.type().textConditions().containsKey(name)
                        ? values.ofText(Lookup.required(place.type().textConditions(), name), (String) value, place)
                        : named(name, map(value), place);
        };
    }

    private @Nullable String and(List<?> conditions, Place place) {
        List<String> all = new ArrayList<>();
        alternatives(conditions, place).forEach(condition -> add(all, condition));
        return conjunction(all);
    }

    private @Nullable String or(List<?> conditions, Place place) {
        List<String> any = alternatives(conditions, place);
        if (any.isEmpty()) {
            return NONE;
        }
        return any.contains(null) ? null : any.stream().collect(Collectors.joining(") or (", "((", "))"));
    }

    /** The predicates of a list of filters; null for a filter that matches every row. */
    private List<String> alternatives(List<?> conditions, Place place) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Place at = place.at("[" + i + "]");
            requireValue(conditions.get(i), at.path());
            all.add(all(map(conditions.get(i)), at));
        }
        return all;
    }

    /** Plain "not" would yield null for a column that is null. The condition does not match then, so its negation must. */
    static String not(@Nullable String condition) {
        return condition == null ? NONE : "case when " + condition + " then 1 else 0 end = 0";
    }

    private @Nullable String named(String name, Map<String, Object> value, Place place) {
        EntityType type = place.type();
        if (type.fieldGroups().containsKey(name)) {
            return group(name, value, place);
        }
        if (type.linksByPath().containsKey(name)) {
            return link(type.linksByPath().get(name), value, place);
        }
        if (type.lists().containsKey(name)) {
            return list(type.lists().get(name), value, place);
        }
        return values.of(name, value, place);
    }

    /** The fields of a group are columns and links of the same row. */
    private @Nullable String group(String group, Map<String, Object> conditions, Place place) {
        List<String> all = new ArrayList<>();
        conditions.forEach((field, value) -> {
            Place at = place.at("." + field);
            requireValue(value, at.path());
            add(all, named(FieldPath.of(group, field), map(value), at));
        });
        return conjunction(all);
    }

    private @Nullable String link(Link link, Map<String, Object> conditions, Place place) {
        visibility.require(link);
        EntityType target = model.of(link.target());
        boolean mayMiss = place.mayMiss() || link.nullable();
        List<String> all = new ArrayList<>();
        conditions.forEach((field, value) -> {
            String path = place.path() + "." + field;
            if (field.equals("id") || field.equals("databaseId")) {
                // The row has the foreign key itself, so no join is needed.
                requireValue(value, path);
                String key = place.joins().alias() + "." + link.sql();
                add(all, values.of(field, map(value), new Place(target, place.joins(), mayMiss, path), key));
            } else {
                add(all, condition(field, value, new Place(target, place.joins().join(link), mayMiss, path)));
            }
        });
        return conjunction(all);
    }

    private @Nullable String list(ReverseList list, Map<String, Object> conditions, Place place) {
        visibility.require(list);
        List<String> all = new ArrayList<>();
        conditions.forEach((quantifier, where) -> {
            Place at = place.at("." + quantifier);
            requireValue(where, at.path());
            String exists = exists(list, map(where), at);
            all.add(quantifier.equals("none") ? "not " + exists : exists);
        });
        return conjunction(all);
    }

    /** Rows that the caller may not see are excluded. */
    private String exists(ReverseList list, Map<String, Object> where, Place place) {
        countCondition(place.path());
        if (listDepth == MOST_LISTS) {
            throw bad("has more than " + MOST_LISTS + " levels of list conditions. Use fewer.", place.path());
        }
        String owner = place.joins().alias();
        String alias = "some" + ++lists;
        Joins joins = new Joins(alias);
        List<String> all = new ArrayList<>(List.of(
                list.ownerId(alias) + " = " + owner + "." + list.owner().id().sql()));
        listDepth++;
        add(all, all(where, new Place(list.element(), joins, false, place.path())));
        listDepth--;
        add(
                all,
                visibility.isDecidedByOwner(list)
                        ? visibility.ruleOfOwner(list, owner)
                        : visibility.rule(list.element(), alias));
        return "exists (select 1 from " + list.from(alias) + joins.sql(model) + " where " + conjunction(all) + ")";
    }

    private void countCondition(String path) {
        if (++conditions > MOST_CONDITIONS) {
            throw bad("exceeds the limit of " + MOST_CONDITIONS + " conditions in a filter.", path);
        }
    }

    static void requireValue(@Nullable Object value, String path) {
        if (value == null) {
            throw missing(path);
        }
    }

    /** The error for null, or for a variable without a value. */
    static RequestException missing(String path) {
        return bad("must not be null. Omit conditions that you do not need.", path);
    }

    static RequestException bad(String what, String path) {
        return new RequestException(
                RequestError.BAD_FILTER, "Argument '" + path + "' " + what, Map.of("argument", path));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    public static @Nullable String conjunction(List<String> conditions) {
        return conditions.isEmpty() ? null : String.join(" and ", conditions);
    }

    public static void add(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
