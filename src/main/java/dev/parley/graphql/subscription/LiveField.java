package dev.parley.graphql.subscription;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;

/**
 * A field of the subscription type. Features bring theirs as beans.
 *
 * @param type of each thing that is sent; the field itself is always nullable
 * @param source checks the arguments and the caller's rights, and begins to read
 */
public record LiveField(
        String name,
        String description,
        GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        Function<LiveRequest, LiveSource> source) {

    /** An argument of such a field. */
    public static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
