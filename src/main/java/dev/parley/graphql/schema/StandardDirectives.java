package dev.parley.graphql.schema;

import graphql.Directives;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The directives of the GraphQL specification, which are the only ones that the service supports. graphql-java and
 * SmallRye add others to every schema: experiments, and hints for their own tools.
 */
public final class StandardDirectives {

    /** Directives that a document may use. */
    public static final Set<String> IN_DOCUMENTS = Set.of("include", "skip");

    private static final Set<String> ALL = Set.of("include", "skip", "deprecated", "specifiedBy", "oneOf");

    private StandardDirectives() {}

    /** Makes the URL of a scalar's specification part of the schema file. graphql-java prints only directives. */
    static GraphQLScalarType.Builder specified(GraphQLScalarType.Builder scalar, String url) {
        return scalar.specifiedByUrl(url)
                .withAppliedDirective(GraphQLAppliedDirective.newDirective()
                        .name(Directives.SpecifiedByDirective.getName())
                        .argument(GraphQLAppliedDirectiveArgument.newArgument()
                                .name("url")
                                .type(GraphQLNonNull.nonNull(Scalars.GraphQLString))
                                .valueProgrammatic(url))
                        .build());
    }

    /** Returns the data fetcher of __Schema.directives. */
    static DataFetcher<List<GraphQLDirective>> introspected() {
        return environment -> List.copyOf(of(environment.getGraphQLSchema()));
    }

    static Set<GraphQLDirective> of(GraphQLSchema schema) {
        return schema.getDirectives().stream()
                .filter(directive -> ALL.contains(directive.getName()))
                .collect(Collectors.toSet());
    }
}
