package dev.parley.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/**
 * A field that is worked out for all rows of an answer at once, since it needs a statement or the time. Features bring theirs as
 * beans. Fields that are parts of the same facts have the same loader, which then works once for all of them.
 *
 * @param <T> the entity that has the field
 * @param customerVisible whether customers may read it
 * @param needs names in Java of the attributes that the loader reads of the rows, beside their numbers: the rows have no others
 * @param loaders the loader for arguments by name
 * @param part what the field is of what the loader gives for a row
 */
public record BatchField<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        boolean customerVisible,
        List<String> needs,
        Function<Map<String, Object>, Loader<T>> loaders,
        Function<Object, ?> part) {

    /** A field without arguments. */
    public BatchField(
            Class<T> owner,
            String name,
            String description,
            GraphQLOutputType type,
            boolean customerVisible,
            List<String> needs,
            Loader<T> loader,
            Function<Object, ?> part) {
        this(owner, name, description, type, List.of(), customerVisible, needs, given -> loader, part);
    }

    /** A field without arguments, with a loader of its own, which gives the values. */
    public BatchField(
            Class<T> owner,
            String name,
            String description,
            GraphQLOutputType type,
            boolean customerVisible,
            List<String> needs,
            Loader<T> loader) {
        this(owner, name, description, type, customerVisible, needs, loader, Function.identity());
    }

    /** A field with arguments, whose loader gives the values. */
    public BatchField(
            Class<T> owner,
            String name,
            String description,
            GraphQLOutputType type,
            List<GraphQLArgument> arguments,
            boolean customerVisible,
            List<String> needs,
            Function<Map<String, Object>, Loader<T>> loaders) {
        this(owner, name, description, type, arguments, customerVisible, needs, loaders, Function.identity());
    }

    /** Works the field out. */
    public interface Loader<T extends NodeEntity> {

        /** The values, or the facts that they are parts of, by the rows' numbers; a row that is missing has null. */
        Map<Long, ?> load(StatelessSession database, List<T> rows);
    }

    /** The field's values out of what the loader gave. */
    Map<Long, Object> valuesIn(Map<Long, ?> loaded) {
        Map<Long, Object> values = new HashMap<>();
        loaded.forEach((row, facts) -> {
            Object value = part.apply(facts);
            if (value != null) {
                values.put(row, value);
            }
        });
        return values;
    }
}
