package dev.parley.graphql.subscription;

import dev.parley.graphql.clause.Comparison;
import dev.parley.graphql.declaration.ColumnGroup;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.Lookup;
import dev.parley.graphql.value.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Evaluates a filter on a row in memory. It supports conditions on whole numbers, enums, booleans and foreign keys,
 * which Java and PostgreSQL compare in the same way. The database evaluates all other filters, because texts have a
 * collation, and rows of other tables have their own rules.
 */
final class RowFilter {

    private static final Set<SqlType> WHOLE_NUMBERS = Set.of(SqlType.BIGINT, SqlType.INTEGER, SqlType.SMALLINT);

    private final EntityType type;
    private final Visibility visibility;
    private final Set<String> columns = new HashSet<>();

    /** A filter or condition that the database must evaluate. */
    private static final class NotInMemory extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotInMemory() {
            super(null, null, false, false);
        }
    }

    /**
     * A filter that can be evaluated in memory.
     *
     * @param columns database names of the columns that it reads
     * @param holds predicate on the values of these columns by name, as {@link SqlType#read} returns them
     */
    record Compiled(Set<String> columns, Predicate<Map<String, Object>> holds) {}

    private RowFilter(EntityType type, Visibility visibility) {
        this.type = type;
        this.visibility = visibility;
    }

    /**
     * Compiles a valid filter.
     *
     * @param where the argument as coerced by graphql-java
     * @return empty if the database must evaluate it
     */
    static Optional<Compiled> of(EntityType type, Map<String, Object> where, Visibility visibility) {
        RowFilter filter = new RowFilter(type, visibility);
        try {
            Predicate<Map<String, Object>> holds = filter.all(where);
            return Optional.of(new Compiled(Set.copyOf(filter.columns), holds));
        } catch (NotInMemory needsTheDatabase) {
            return Optional.empty();
        }
    }

    private Predicate<Map<String, Object>> all(Map<?, ?> where) {
        List<Predicate<Map<String, Object>>> all = new ArrayList<>();
        where.forEach((name, value) -> all.add(condition((String) name, value)));
        return row -> all.stream().allMatch(each -> each.test(row));
    }

    private Predicate<Map<String, Object>> condition(String name, Object value) {
        return switch (name) {
            case "and" -> {
                List<Predicate<Map<String, Object>>> all = alternatives(value);
                yield row -> all.stream().allMatch(part -> part.test(row));
            }
            case "or" -> {
                List<Predicate<Map<String, Object>>> any = alternatives(value);
                yield row -> any.stream().anyMatch(part -> part.test(row));
            }
            case "not" -> all((Map<?, ?>) value).negate();
            default -> {
                if (type.textConditions().containsKey(name)) {
                    throw new NotInMemory();
                }
                yield named(name, (Map<?, ?>) value);
            }
        };
    }

    private List<Predicate<Map<String, Object>>> alternatives(Object conditions) {
        return ((Collection<?>) conditions)
                .stream().map(each -> all((Map<?, ?>) each)).toList();
    }

    private Predicate<Map<String, Object>> named(String name, Map<?, ?> operators) {
        Link link = type.linksByPath().get(name);
        if (link != null) {
            return key(link, operators);
        }
        ColumnGroup<?, ?> group = type.groups().get(name);
        if (group != null) {
            Column column = type.column(group.column());
            return operators(column.sql(), operators, readable(column), group::members);
        }
        Column column = name.equals("id") ? type.id() : type.columns().get(name);
        if (column == null) {
            throw new NotInMemory();
        }
        boolean global = name.equals("id");
        return operators(
                column.sql(),
                operators,
                readable(column),
                operand -> each(
                        operand,
                        one -> global
                                ? GlobalId.number(type.name(), (String) one)
                                : Comparison.value(column.type(), one)));
    }

    /** The row itself has the foreign key of a link. */
    private Predicate<Map<String, Object>> key(Link link, Map<?, ?> fields) {
        List<Predicate<Map<String, Object>>> all = new ArrayList<>();
        fields.forEach((field, operators) -> {
            boolean global = field.equals("id");
            if (!global && !field.equals("databaseId")) {
                throw new NotInMemory();
            }
            String target = link.target().getSimpleName();
            all.add(operators(
                    link.sql(),
                    (Map<?, ?>) operators,
                    SqlType.BIGINT,
                    operand -> each(
                            operand,
                            one -> global
                                    ? GlobalId.number(target, (String) one)
                                    : Comparison.value(Long.class, one))));
        });
        return row -> all.stream().allMatch(each -> each.test(row));
    }

    /** Type of a column whose stored value the caller may read in every row. */
    private SqlType readable(Column column) {
        if (visibility.rule(type, column, "e") != null || visibility.isDerived(column)) {
            throw new NotInMemory();
        }
        return column.sqlType();
    }

    /** Converts the values of an operand: a list, a range or a single value. */
    private static Object each(Object operand, UnaryOperator<Object> value) {
        if (operand instanceof Collection<?> several) {
            return several.stream().map(value).toList();
        }
        return operand instanceof Map<?, ?> range
                ? Map.of("from", value.apply(range.get("from")), "to", value.apply(range.get("to")))
                : value.apply(operand);
    }

    private Predicate<Map<String, Object>> operators(
            String column, Map<?, ?> operators, SqlType sqlType, UnaryOperator<Object> operands) {
        if (sqlType != SqlType.BOOLEAN && !WHOLE_NUMBERS.contains(sqlType)) {
            throw new NotInMemory();
        }
        columns.add(column);
        List<Predicate<Map<String, Object>>> all = new ArrayList<>();
        operators.forEach((name, given) -> {
            String operator = (String) name;
            Object operand = operator.equals("isNull") ? given : operands.apply(given);
            Predicate<Object> holds = compare(operator, operand);
            all.add(row -> holds.test(row.get(column)));
        });
        return row -> all.stream().allMatch(each -> each.test(row));
    }

    /** Same semantics as {@link Comparison}: a missing value matches only isNull, ne and notIn. */
    private static Predicate<Object> compare(String operator, Object operand) {
        if (operand instanceof List<?> members && (operator.equals("eq") || operator.equals("ne"))) {
            // A value of a group represents several values of the column.
            return compare(operator.equals("eq") ? "in" : "notIn", members);
        }
        return switch (operator) {
            case "isNull" -> value -> (value == null) == (Boolean) operand;
            case "eq" -> inMemory(operand)::equals;
            case "ne" -> Predicate.not(inMemory(operand)::equals);
            case "in" -> members(operand)::contains;
            case "notIn" -> Predicate.not(members(operand)::contains);
            case "lt" -> number(operand, (value, bound) -> value < bound);
            case "lte" -> number(operand, (value, bound) -> value <= bound);
            case "gt" -> number(operand, (value, bound) -> value > bound);
            case "gte" -> number(operand, (value, bound) -> value >= bound);
            case "between" ->
                number(Lookup.required((Map<?, ?>) operand, "from"), (value, bound) -> value >= bound)
                        .and(number(Lookup.required((Map<?, ?>) operand, "to"), (value, bound) -> value <= bound));
            default -> throw new NotInMemory();
        };
    }

    private static Set<Object> members(Object operand) {
        return ((Collection<?>) operand).stream().map(RowFilter::inMemory).collect(Collectors.toSet());
    }

    private interface Order {
        boolean holds(long value, long bound);
    }

    private static Predicate<Object> number(Object operand, Order order) {
        long bound = (Long) inMemory(operand);
        return value -> value != null && order.holds((Long) value, bound);
    }

    /** Enums without numbers are stored by name as text. */
    private static Object inMemory(Object operand) {
        Object value = SqlType.inMemory(operand);
        if (value instanceof Long || value instanceof Boolean) {
            return value;
        }
        throw new NotInMemory();
    }
}
