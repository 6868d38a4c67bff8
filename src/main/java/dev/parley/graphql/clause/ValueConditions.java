package dev.parley.graphql.clause;

import dev.parley.graphql.declaration.CallerCondition;
import dev.parley.graphql.declaration.ColumnGroup;
import dev.parley.graphql.declaration.DerivedColumn;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.TextCondition;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.GlobalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Translates the conditions of a {@link Filter} on single values of a row: columns and derived values. */
final class ValueConditions {

    /** A text condition reads an index of another table, so it counts as several conditions. */
    private static final int WEIGHT_OF_TEXT = 20;

    private final Visibility visibility;
    private final Parameters parameters;
    private final boolean followed;
    private final Consumer<String> counter;

    /**
     * Creates the conditions of one filter.
     *
     * @param followed whether the rows are a followed list
     * @param counter receives the path of each condition
     */
    ValueConditions(Visibility visibility, Parameters parameters, boolean followed, Consumer<String> counter) {
        this.visibility = visibility;
        this.parameters = parameters;
        this.followed = followed;
        this.counter = counter;
    }

    /**
     * Returns the SQL of the conditions on one value, or null if they match every row.
     *
     * @param name GraphQL name of the value
     */
    @Nullable String of(String name, Map<String, Object> operators, Filter.Place place) {
        return of(name, operators, place, null);
    }

    /**
     * Returns the SQL of conditions on a row's key that another row has as a foreign key.
     *
     * @param key SQL of the key, or null to read it from the row
     */
    @Nullable String of(String name, Map<String, Object> operators, Filter.Place place, @Nullable String key) {
        String owner = place.joins().alias();
        EntityType type = place.type();
        if (type.groups().containsKey(name)) {
            return ofGroup(type.groups().get(name), operators, place, owner);
        }
        if (type.derived().containsKey(name)) {
            return ofDerived(type.derived().get(name), operators, place, owner);
        }
        if (type.callerConditions().containsKey(name)) {
            return ofCaller(type.callerConditions().get(name), operators, place, owner);
        }
        boolean global = name.equals("id");
        return ofColumn(global ? type.id() : type.column(name), global, operators, place, key);
    }

    private @Nullable String ofColumn(
            Column column, boolean global, Map<String, Object> operators, Filter.Place place, @Nullable String key) {
        String owner = place.joins().alias();
        EntityType type = place.type();
        Comparison comparison = new Comparison(
                key == null ? visibility.value(type, column, owner) : key,
                place.mayMiss() || column.nullable(),
                operand -> global
                        ? GlobalId.number(type.name(), (String) operand)
                        : Comparison.value(column.type(), operand),
                parameters);
        visibility.require(column);
        if (column.isPersonal()) {
            parameters.search(type.name() + "." + column.name());
        }
        String rule = visibility.rule(type, column, owner);
        return each(operators, place, (operator, operand, path) -> {
            String compared = comparison.of(operator, operand, path);
            return rule == null || compared == null
                    ? compared
                    : guarded(compared, Comparison.holdsForNull(operator, operand), rule);
        });
    }

    /** A column that the caller may not read counts as null. */
    private static String guarded(String compared, boolean holdsForNull, String rule) {
        return holdsForNull ? "(" + compared + " or " + Filter.not(rule) + ")" : compared + " and " + rule;
    }

    private @Nullable String ofGroup(
            ColumnGroup<?, ?> group, Map<String, Object> operators, Filter.Place place, String owner) {
        Column column = place.type().column(group.column());
        visibility.require(column);
        Comparison comparison = new Comparison(
                visibility.value(place.type(), column, owner),
                place.mayMiss() || column.nullable(),
                UnaryOperator.identity(),
                parameters);
        return each(
                operators,
                place,
                (operator, operand, path) -> comparison.of(group.operator(operator), group.members(operand), path));
    }

    /** "eq: true" uses the condition unchanged, so that PostgreSQL can use an index. */
    private @Nullable String ofCaller(
            CallerCondition condition, Map<String, Object> operators, Filter.Place place, String owner) {
        String holds = visibility.condition(place.type(), condition, owner);
        Comparison comparison = new Comparison(
                "case when " + holds + " then true else false end", false, UnaryOperator.identity(), parameters);
        return each(
                operators,
                place,
                (operator, operand, path) ->
                        operator.equals("eq") && (Boolean) operand ? holds : comparison.of(operator, operand, path));
    }

    /** Returns the SQL of a condition that takes a text. */
    String ofText(TextCondition<?> condition, String text, Filter.Place place) {
        AgentCaller.require(visibility.actor());
        if (followed) {
            throw Filter.bad(
                    "is not supported in a subscription. Search with a query, and follow the sessions that it finds by their ids.",
                    place.path());
        }
        IntStream.range(0, WEIGHT_OF_TEXT).forEach(each -> counter.accept(place.path()));
        String checked = (String) Comparison.at(place.path(), () -> Comparison.value(String.class, text));
        String objection = condition.check().objection(checked);
        if (objection != null) {
            throw Filter.bad(objection, place.path());
        }
        parameters.search(place.type().name() + "." + condition.name());
        return condition.sql().of(place.joins().alias(), parameters.add(checked), visibility);
    }

    private @Nullable String ofDerived(
            DerivedColumn<?> derived, Map<String, Object> operators, Filter.Place place, String owner) {
        if (followed && derived.changesWithTime()) {
            throw Filter.bad(
                    "is not supported in a subscription, because its value changes with time and without an event. Filter by the times that it is computed from.",
                    place.path());
        }
        Comparison comparison = new Comparison(
                "(" + derived.sql().of(owner, parameters::add) + ")",
                place.mayMiss() || derived.nullable(),
                operand -> Comparison.value(derived.type(), operand),
                parameters);
        return each(operators, place, comparison::of);
    }

    /** Creates the SQL of one operator. */
    private interface Condition {
        @Nullable String of(String operator, Object operand, String path);
    }

    private @Nullable String each(Map<String, Object> operators, Filter.Place place, Condition condition) {
        List<String> all = new ArrayList<>();
        operators.forEach((operator, operand) -> {
            String path = place.path() + "." + operator;
            Filter.requireValue(operand, path);
            counter.accept(path);
            Filter.add(all, condition.of(operator, operand, path));
        });
        return Filter.conjunction(all);
    }
}
