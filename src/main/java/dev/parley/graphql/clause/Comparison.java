package dev.parley.graphql.clause;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.Enums;
import dev.parley.graphql.value.Lookup;
import dev.parley.graphql.value.Strings;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates comparisons of one value of a row to SQL.
 *
 * @param value SQL of the value
 * @param nullable whether the value may be null, also because a link on the way is null
 * @param operands converts an operand of the request to a Java value
 * @param parameters parameters of the statement
 */
public record Comparison(String value, boolean nullable, Function<Object, Object> operands, Parameters parameters) {

    private static final int MOST_VALUES = 1_000;

    /** Length in code points up to which a search text is likely to occur in many rows. */
    private static final int SHORT_TEXT = 2;

    /** Whether a condition matches a row without a value. */
    static boolean holdsForNull(String operator, Object operand) {
        return switch (operator) {
            case "isNull" -> (Boolean) operand;
            case "ne", "notIn" -> true;
            default -> false;
        };
    }

    /**
     * Returns the SQL of a condition.
     *
     * @param path path of the operator in the filter, for errors
     * @return null if the condition always holds
     * @throws RequestException BAD_FILTER, BAD_ID, BAD_TEXT
     */
    @Nullable String of(String operator, Object operand, String path) {
        return switch (operator) {
            case "eq" -> value + " = " + bound(operand, path);
            case "ne" -> orMissing(value + " <> " + bound(operand, path));
            case "in" -> {
                List<?> values = values(operand, path);
                yield values.isEmpty() ? "1 = 0" : in(values);
            }
            case "notIn" -> {
                List<?> values = values(operand, path);
                yield values.isEmpty() ? null : orMissing("not (" + in(values) + ")");
            }
            case "lt" -> value + " < " + bound(operand, path);
            case "lte" -> value + " <= " + bound(operand, path);
            case "gt" -> value + " > " + bound(operand, path);
            case "gte" -> value + " >= " + bound(operand, path);
            case "between" -> {
                Map<?, ?> range = (Map<?, ?>) operand;
                yield value + " between " + bound(Lookup.required(range, "from"), path + ".from") + " and "
                        + bound(Lookup.required(range, "to"), path + ".to");
            }
            case "isNull" -> isNull((Boolean) operand, path);
            case "contains" -> like("%", operand, path);
            case "startsWith" -> like("", operand, path);
            default -> throw new IllegalStateException(operator);
        };
    }

    private String orMissing(String condition) {
        return nullable ? "(" + condition + " or " + value + " is null)" : condition;
    }

    private String isNull(boolean wanted, String path) {
        if (!nullable) {
            throw Filter.bad("is not supported, because this value is never null.", path);
        }
        return value + (wanted ? " is null" : " is not null");
    }

    /**
     * A generic plan assumes that few rows match a pattern, and reads all of them before sorting. A short text, the
     * first that a search box sends, occurs in many rows. The form of its condition makes the planner assume that
     * most rows match, so that it reads one page in sort order.
     */
    private String like(String before, Object text, String path) {
        String searched = escaped(text, path);
        String matches = value + " ilike " + parameters.add(before + searched + "%") + " escape '!'";
        boolean isShort = ((String) text).codePointCount(0, ((String) text).length()) <= SHORT_TEXT;
        return isShort ? "case when " + matches + " then 1 else 0 end <> 0" : matches;
    }

    private List<?> values(Object operand, String path) {
        List<?> given = (List<?>) operand;
        if (given.size() > MOST_VALUES) {
            throw Filter.bad("has more than " + MOST_VALUES + " values. Split the request.", path);
        }
        return given.stream().map(each -> operand(each, path)).toList();
    }

    private String in(List<?> values) {
        return values.get(0) instanceof Enum<?>
                ? value + " in "
                        + values.stream().distinct().map(this::text).collect(Collectors.joining(", ", "(", ")"))
                : parameters.oneOf(value, values);
    }

    private String bound(Object operand, String path) {
        return text(operand(operand, path));
    }

    private String text(Object operand) {
        return operand instanceof Enum<?> constant ? Enums.sql(constant) : parameters.add(operand);
    }

    private Object operand(Object given, String path) {
        return at(path, () -> operands.apply(given));
    }

    private static String escaped(Object text, String path) {
        return at(path, () -> Strings.wellFormed((String) text)).replaceAll("[!%_]", "!$0");
    }

    /** Adds the path in the filter to the error of an invalid value. */
    static <T> T at(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RequestException refused) {
            throw new RequestException(refused.code(), refused.getMessage(), Map.of("argument", path));
        }
    }

    /**
     * Converts an operand to the Java type of the compared value.
     *
     * @throws RequestException BAD_FILTER for a number out of range, BAD_TEXT
     */
    public static Object value(Class<?> type, Object operand) {
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
            throw new RequestException(RequestError.BAD_FILTER, "A number is out of the column's range.");
        }
    }
}
