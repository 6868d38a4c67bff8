package dev.parley.graphql.read;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns the argument where into an SQL predicate. Names come from the entity's own class, values are bound; only constants of
 * our own enums stand in the text, so that PostgreSQL sees that a partial index fits.
 *
 * <p>A condition holds or does not hold, there is nothing between: where a value is missing, only isNull: true, ne and notIn hold. So a
 * row meets either a filter or its negation. An empty object holds for every row. Null is refused wherever it stands.
 */
public final class Filter {

    /** Operators on values, some and none: more than any form has, and fewer than would hurt the planner. */
    public static final int MOST_CONDITIONS = 200;

    /** Lists within lists. PostgreSQL may have to look at the rows of each for each row of the one around it. */
    public static final int MOST_LISTS = 3;

    private static final String NONE = "1 = 0";

    private final EntityModel model;
    private final Visibility visibility;
    private final Parameters parameters;
    private final ValueConditions values;
    private int conditions;
    private int lists;
    private int listDepth;

    /**
     * Where in the filter a condition stands.
     *
     * @param type of the row that it is about
     * @param joins the joins from that row on
     * @param mayMiss whether the row may be missing, since a link leads to nothing
     * @param path for errors, such as where.or[1].ticket
     */
    record Place(EntityType type, Joins joins, boolean mayMiss, String path) {

        Place at(String further) {
            return new Place(type, joins, mayMiss, path + further);
        }
    }

    public Filter(EntityModel model, Visibility visibility, Parameters parameters) {
        this(model, visibility, parameters, false);
    }

    /**
     * A filter for one statement.
     *
     * @param followed whether the rows are a list that is kept up to date: what changes with time only is refused then
     */
    public Filter(EntityModel model, Visibility visibility, Parameters parameters, boolean followed) {
        this.model = model;
        this.visibility = visibility;
        this.parameters = parameters;
        this.values = new ValueConditions(visibility, parameters, followed, this::countCondition);
    }

    /**
     * The predicate of a filter.
     *
     * @param where the argument as graphql-java coerced it
     * @param joins the statement's joins; links that the filter goes through are added
     * @return null when the filter holds for every row
     * @throws RequestException BAD_FILTER, BAD_ID, BAD_TEXT, each with the place of the value; UNAUTHENTICATED or FORBIDDEN for what the
     *     caller may not read
     */
    public String predicate(EntityType type, Map<String, Object> where, Joins joins) {
        return all(where, new Place(type, joins, false, "where"));
    }

    private String all(Map<String, Object> where, Place place) {
        List<String> all = new ArrayList<>();
        where.forEach((name, value) -> add(all, condition(name, value, place.at("." + name))));
        return conjunction(all);
    }

    private String condition(String name, Object value, Place place) {
        requireValue(value, place.path());
        return switch (name) {
            case "and" -> and((List<?>) value, place);
            case "or" -> or((List<?>) value, place);
            case "not" -> not(all(map(value), place));
            default -> named(name, map(value), place);
        };
    }

    private String and(List<?> conditions, Place place) {
        List<String> all = new ArrayList<>();
        alternatives(conditions, place).forEach(condition -> add(all, condition));
        return conjunction(all);
    }

    private String or(List<?> conditions, Place place) {
        List<String> any = alternatives(conditions, place);
        if (any.isEmpty()) {
            return NONE;
        }
        return any.contains(null) ? null : any.stream().collect(Collectors.joining(") or (", "((", "))"));
    }

    /** The conditions of a list; null for those that hold for every row. */
    private List<String> alternatives(List<?> conditions, Place place) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Place at = place.at("[" + i + "]");
            requireValue(conditions.get(i), at.path());
            all.add(all(map(conditions.get(i)), at));
        }
        return all;
    }

    /** Not just "not": where a column is null the condition does not hold, so its negation does. */
    static String not(String condition) {
        return condition == null ? NONE : "case when " + condition + " then 1 else 0 end = 0";
    }

    private String named(String name, Map<String, Object> value, Place place) {
        EntityType type = place.type();
        if (type.links().containsKey(name)) {
            return link(type.links().get(name), value, place);
        }
        if (type.lists().containsKey(name)) {
            return list(type.lists().get(name), value, place);
        }
        return values.of(name, value, place);
    }

    private String link(Link link, Map<String, Object> conditions, Place place) {
        visibility.require(link);
        EntityType target = model.of(link.target());
        boolean mayMiss = place.mayMiss() || link.nullable();
        List<String> all = new ArrayList<>();
        conditions.forEach((field, value) -> {
            String path = place.path() + "." + field;
            if (field.equals("id") || field.equals("databaseId")) {
                // The key stands in the row itself: no join.
                requireValue(value, path);
                String key = place.joins().alias() + "." + link.sql();
                add(all, values.of(field, map(value), new Place(target, place.joins(), mayMiss, path), key));
            } else {
                add(all, condition(field, value, new Place(target, place.joins().join(link), mayMiss, path)));
            }
        });
        return conjunction(all);
    }

    private String list(ReverseList list, Map<String, Object> conditions, Place place) {
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

    /** Rows that the caller may not see are not there. */
    private String exists(ReverseList list, Map<String, Object> where, Place place) {
        countCondition(place.path());
        if (listDepth == MOST_LISTS) {
            throw bad("has more than " + MOST_LISTS + " lists within one another.", place.path());
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
            throw bad("is one condition too many: a filter may have " + MOST_CONDITIONS + ".", path);
        }
    }

    static void requireValue(Object value, String path) {
        if (value == null) {
            throw missing(path);
        }
    }

    /** The error of a null, or of a variable that is not set. */
    static RequestException missing(String path) {
        return bad("must not be null. Leave out what you do not ask for.", path);
    }

    static RequestException bad(String what, String path) {
        return new RequestException(
                RequestError.BAD_FILTER, "Argument '" + path + "' " + what, Map.of("argument", path));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static String conjunction(List<String> conditions) {
        return conditions.isEmpty() ? null : String.join(" and ", conditions);
    }

    static void add(List<String> parts, String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
