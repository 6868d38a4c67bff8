package dev.parley.graphql;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.SelectionQuery;

/**
 * The values of one HQL statement: what comes with a request is only ever bound, never written into the statement. Lists are bound as
 * arrays, for {@link OneOf}.
 */
final class Parameters {

    private final Map<String, Object> values = new HashMap<>();

    /** Takes a value and gives its name in HQL. */
    String add(Object value) {
        return add("p" + (values.size() + 1), value);
    }

    /** Takes a value that has a name of its own, once or often. */
    String add(String name, Object value) {
        // With its end marked, no name is the beginning of another.
        values.put(name + "_", value);
        return ":" + name + "_";
    }

    /** HQL that holds where an expression is one of some values; there is one at least. */
    String oneOf(String expression, List<?> some) {
        return some.size() == 1
                ? expression + " = " + add(some.get(0))
                : "one_of(" + add(some) + ", " + expression + ")";
    }

    /** Binds the values that a statement names. It may name less than was taken: a condition that always holds is left out of it. */
    <T> SelectionQuery<T> bindTo(SelectionQuery<T> query, String hql) {
        values.forEach((name, value) -> {
            if (hql.contains(":" + name)) {
                query.setParameter(name, value instanceof List<?> list ? array(list) : value);
            }
        });
        return query;
    }

    private static Object[] array(List<?> list) {
        return list.toArray((Object[]) Array.newInstance(list.get(0).getClass(), list.size()));
    }
}
