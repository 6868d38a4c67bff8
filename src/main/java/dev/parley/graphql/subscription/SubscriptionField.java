package dev.parley.graphql.subscription;

import dev.parley.security.AccessRole;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A field of the subscription type. Features contribute fields as CDI beans.
 *
 * @param type type of each result; the field itself is always nullable
 * @param access callers that may subscribe, as the schema documents; the source checks the caller
 * @param source validates the arguments and the caller's rights, and starts to read
 */
public record SubscriptionField(
        String name,
        String description,
        GraphQLOutputType type,
        Set<AccessRole> access,
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
