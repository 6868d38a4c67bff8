package dev.parley.graphql.subscription;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;

/**
 * A field of the subscription type. Features contribute fields as CDI beans.
 *
 * @param type type of each result; the field itself is always nullable
 * @param source validates the arguments and the caller's rights, and starts to read
 */
public record SubscriptionField(
        String name,
        String description,
        GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        Function<SubscriptionRequest, SubscriptionSource> source) {

    /** Creates an argument of a subscription field. */
    public static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
