package dev.parley.graphql;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns the argument where into an HQL predicate. Names come from the entity's own class, values are bound; only constants of
 * our own enums stand in the text, so that PostgreSQL sees that a partial index fits.
 */
final class Filter {

    /** More conditions than any form has, and fewer than would hurt the planner. */
    private static final int MOST_CONDITIONS = 200;

    private static final int MOST_VALUES = 1_000;

    private final EntityModel model;
    private final Visibility visibility;
    private final Parameters parameters;
    private int conditions;

    Filter(EntityModel model, Visibility visibility, Parameters parameters) {
        this.model = model;
        this.visibility = visibility;
        this.parameters = parameters;
    }

    /**
     * The predicate of a filter.
     *
     * @param where the argument as graphql-java coerced it
     * @param joins the statement's joins; links that the filter goes through are added
     * @return null when the filter is empty
     * @throws RequestException BAD_FILTER, BAD_ID, BAD_TEXT; UNAUTHENTICATED or FORBIDDEN for what the caller may not read
     */
    String predicate(EntityType type, Map<String, Object> where, Joins joins) {
        List<String> all = new ArrayList<>();
        where.forEach((name, value) -> {
            if (value != null) {
                add(all, condition(type, name, value, joins));
            }
        });
        return all.isEmpty() ? null : String.join(" and ", all);
    }

    private String condition(EntityType type, String name, Object value, Joins joins) {
        countCondition();
        switch (name) {
            case "and":
                return joined(type, value, joins, " and ");
            case "or":
                return joined(type, value, joins, " or ");
            case "not":
                String negated = predicate(type, map(value), joins);
                return negated == null ? null : not(negated);
            default:
                return named(type, name, map(value), joins);
        }
    }

    private void countCondition() {
        if (++conditions > MOST_CONDITIONS) {
            throw bad("A filter may have " + MOST_CONDITIONS + " conditions at most.");
        }
    }

    private String joined(EntityType type, Object alternatives, Joins joins, String operator) {
        List<String> parts = new ArrayList<>();
        for (Object alternative : (List<?>) alternatives) {
            add(parts, predicate(type, map(alternative), joins));
        }
        return parts.isEmpty()
                ? null
                : parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(operator, "(", ")"));
    }

    private String named(EntityType type, String name, Map<String, Object> value, Joins joins) {
        CallerCondition condition = type.callerConditions().get(name);
        if (condition != null) {
            return ofCaller(condition, joins.alias(), value);
        }
        Link link = type.links().get(name);
        if (link == null) {
            return operators(type, name, joins.alias(), value);
        }
        visibility.require(link);
        EntityType target = model.of(link.target());
        List<String> parts = new ArrayList<>();
        value.forEach((field, operators) -> {
            if (operators == null) {
                return;
            }
            if (field.equals("id") || field.equals("databaseId")) {
                // The key stands in the row itself: no join.
                add(parts, operators(target, field, joins.alias() + "." + link.name(), map(operators)));
            } else {
                add(parts, condition(target, field, operators, joins.join(link)));
            }
        });
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }

    /** "eq: true" is the condition as it is, so that PostgreSQL sees which index fits. */
    private String ofCaller(CallerCondition condition, String alias, Map<String, Object> operators) {
        String holds = "(" + visibility.condition(condition, alias, parameters) + ")";
        List<String> parts = new ArrayList<>();
        operators.forEach((operator, operand) -> {
            if (operand != null) {
                countCondition();
                parts.add(
                        operator.equals("eq") && (Boolean) operand
                                ? holds
                                : compare(
                                        "case when " + holds + " then true else false end", operator, operand, o -> o));
            }
        });
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }

    private String operators(EntityType type, String name, String owner, Map<String, Object> operators) {
        boolean global = name.equals("id");
        Column column = global ? type.id() : type.columns().get(name);
        visibility.require(column);
        String path = visibility.value(column, owner);
        String rule = visibility.rule(column, owner, parameters);
        List<String> parts = new ArrayList<>();
        operators.forEach((operator, operand) -> {
            if (operand != null) {
                countCondition();
                String compared = compare(
                        path,
                        operator,
                        operand,
                        o -> global ? GlobalId.number(type.name(), (String) o) : value(column, o));
                boolean forNull = operator.equals("isNull") && (Boolean) operand;
                parts.add(rule == null ? compared : guarded(compared, forNull, rule));
            }
        });
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }

    /** Where the caller may not read the column, it is as if it were null. */
    private static String guarded(String compared, boolean forNull, String rule) {
        return forNull ? "(" + compared + " or " + not(rule) + ")" : compared + " and " + rule;
    }

    /** Not just "not": where a column is null the condition does not hold, so its negation does. */
    private static String not(String condition) {
        return "case when " + condition + " then 1 else 0 end = 0";
    }

    private String compare(String path, String operator, Object operand, Function<Object, Object> value) {
        return switch (operator) {
            case "eq" -> path + " = " + text(value.apply(operand));
            case "in" -> in(path, ((List<?>) operand).stream().map(value).toList());
            case "lt" -> path + " < " + text(value.apply(operand));
            case "lte" -> path + " <= " + text(value.apply(operand));
            case "gt" -> path + " > " + text(value.apply(operand));
            case "gte" -> path + " >= " + text(value.apply(operand));
            case "between" -> {
                Map<String, Object> range = map(operand);
                yield path + " between " + text(value.apply(range.get("from"))) + " and "
                        + text(value.apply(range.get("to")));
            }
            case "isNull" -> path + ((Boolean) operand ? " is null" : " is not null");
            case "contains" -> path + " ilike " + parameters.add("%" + escaped(operand) + "%") + " escape '!'";
            case "startsWith" -> path + " ilike " + parameters.add(escaped(operand) + "%") + " escape '!'";
            default -> throw new IllegalStateException(operator);
        };
    }

    private String in(String path, List<?> values) {
        if (values.isEmpty()) {
            return "1 = 0";
        }
        if (values.size() > MOST_VALUES) {
            throw bad("in takes " + MOST_VALUES + " values at most.");
        }
        return values.get(0) instanceof Enum<?>
                ? path + " in " + values.stream().distinct().map(this::text).collect(Collectors.joining(", ", "(", ")"))
                : parameters.oneOf(path, values);
    }

    private String text(Object value) {
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getName() + "." + constant.name()
                : parameters.add(value);
    }

    private static Object value(Column column, Object operand) {
        Class<?> type = column.type();
        if (type == String.class) {
            return Strings.wellFormed((String) operand);
        } else if (type.isEnum()) {
            return Enums.constant(type, (String) operand);
        } else if (operand instanceof Number number && type != Double.class) {
            return wholeNumber(type, number);
        }
        return operand;
    }

    private static Object wholeNumber(Class<?> type, Number number) {
        BigInteger whole = new BigInteger(number.toString());
        try {
            if (type == Long.class) {
                return whole.longValueExact();
            }
            return type == Integer.class ? (Object) whole.intValueExact() : (Object) whole.shortValueExact();
        } catch (ArithmeticException tooLarge) {
            throw bad("A number is larger than any in its column.");
        }
    }

    private static String escaped(Object text) {
        return Strings.wellFormed((String) text).replaceAll("[!%_]", "!$0");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static void add(List<String> parts, String part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private static RequestException bad(String message) {
        return new RequestException(RequestError.BAD_FILTER, message);
    }
}
