package dev.parley.graphql.clause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bind values of one SQL statement, and the personal data that they are compared with. Input of a request is always bound and never written into the statement. Lists
 * are bound as arrays.
 */
public final class Parameters {

    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> searched = new TreeSet<>();

    /** Adds a value and returns its placeholder. {@link Sql} replaces it by the driver's placeholder. */
    public String add(Object value) {
        String name = "p" + (values.size() + 1);
        values.put(name, value);
        return ":" + name + "_";
    }

    /** SQL condition that an expression equals one of the values, of which there is at least one. */
    public String oneOf(String expression, List<?> some) {
        return some.size() == 1 ? expression + " = " + add(some.get(0)) : expression + " = any(" + add(some) + ")";
    }

    /** Adds named values. */
    public void addAll(Map<String, Object> named) {
        values.putAll(named);
    }

    /** Notes that rows are selected by a field with personal data. */
    public void search(String field) {
        searched.add(field);
    }

    /** Names of the fields with personal data by which rows are selected. */
    public Set<String> searched() {
        return searched;
    }

    /** The value of a name, or null. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }
}
