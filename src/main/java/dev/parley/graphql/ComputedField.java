package dev.parley.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A field that is worked out from the row in hand and the field's arguments, without the database. Features bring theirs as beans.
 *
 * @param <T> the entity that has the field
 * @param customerVisible whether customers may read it
 * @param needs names in Java of the attributes that it is worked out from: the row has no others
 * @param value works it out; the arguments are those that were given, by name
 */
public record ComputedField<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        boolean customerVisible,
        List<String> needs,
        BiFunction<T, Map<String, Object>, Object> value) {

    Object of(Object row, Map<String, Object> given) {
        return value.apply(owner.cast(row), given);
    }
}
