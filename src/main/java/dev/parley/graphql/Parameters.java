package dev.parley.graphql;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.SelectionQuery;

/** The values of one HQL statement: what comes with a request is only ever bound, never written into the statement. */
final class Parameters {

    private final List<Object> values = new ArrayList<>();

    /** Takes a value and gives its name in HQL. */
    String add(Object value) {
        values.add(value);
        return ":p" + values.size();
    }

    <T> SelectionQuery<T> bindTo(SelectionQuery<T> query) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof List<?> list) {
                query.setParameterList("p" + (i + 1), list);
            } else {
                query.setParameter("p" + (i + 1), values.get(i));
            }
        }
        return query;
    }
}
