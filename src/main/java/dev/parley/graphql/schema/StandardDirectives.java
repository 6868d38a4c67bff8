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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directives of the schema: those of the GraphQL specification, and Parley's own, which only inform. graphql-java
 * and SmallRye add others to every schema: experiments, and hints for their own tools.
 */
public final class StandardDirectives {

    /** Directives that a document may use. */
    public static final Set<String> IN_DOCUMENTS = Set.of("include", "skip");

    private static final Set<String> STANDARD = Set.of("include", "skip", "deprecated", "specifiedBy", "oneOf");

    private static final List<GraphQLDirective> OWN = Stream.concat(
                    Stream.of(AccessDirective.DEFINITION), CostDirectives.DEFINITIONS.stream())
            .toList();

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
        return environment -> of(environment.getGraphQLSchema()).stream()
                .sorted(Comparator.comparing(GraphQLDirective::getName))
                .toList();
    }

    static Set<GraphQLDirective> of(GraphQLSchema schema) {
        return Stream.concat(
                        schema.getDirectives().stream().filter(directive -> STANDARD.contains(directive.getName())),
                        OWN.stream())
                .collect(Collectors.toSet());
    }
}
