package dev.parley.graphql.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one SQL statement: what comes with a request is only ever bound, never written into the statement. Lists are bound as
 * arrays.
 */
public final class Parameters {

    private final Map<String, Object> values = new HashMap<>();

    /** Takes a value and gives what stands for it in SQL, until {@link Sql} puts the driver's signs there. */
    public String add(Object value) {
        String name = "p" + (values.size() + 1);
        values.put(name, value);
        return ":" + name + "_";
    }

    /** SQL that holds where an expression is one of some values; there is one at least. */
    String oneOf(String expression, List<?> some) {
        return some.size() == 1 ? expression + " = " + add(some.get(0)) : expression + " = any(" + add(some) + ")";
    }

    /** Takes values that have names of their own. */
    void addAll(Map<String, Object> named) {
        values.putAll(named);
    }

    Object get(String name) {
        return values.get(name);
    }
}
