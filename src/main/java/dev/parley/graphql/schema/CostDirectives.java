package dev.parley.graphql.schema;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.clause.Page;
import graphql.Scalars;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLInputType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The directives cost and listSize of IBM's GraphQL cost specification, https://ibm.github.io/graphql-specs/cost-spec.html.
 * Gateways compute the cost of an operation from them. They state what {@link OperationCost} charges; docs/limits.md
 * says what they can't express.
 */
public final class CostDirectives {

    static final String COST = "cost";
    static final String LIST_SIZE = "listSize";

    private static final String WEIGHT = "weight";
    private static final String ASSUMED_SIZE = "assumedSize";
    private static final String SLICING_ARGUMENTS = "slicingArguments";
    private static final String SIZED_FIELDS = "sizedFields";
    private static final String REQUIRE_ONE = "requireOneSlicingArgument";

    private static final GraphQLInputType NAMES = list(nonNull(Scalars.GraphQLString));

    /** Types of the arguments, in the order of the specification. */
    private static final Map<String, GraphQLInputType> TYPES = Map.of(
            WEIGHT,
            nonNull(Scalars.GraphQLString),
            ASSUMED_SIZE,
            Scalars.GraphQLInt,
            SLICING_ARGUMENTS,
            NAMES,
            SIZED_FIELDS,
            NAMES,
            REQUIRE_ONE,
            Scalars.GraphQLBoolean);

    static final List<GraphQLDirective> DEFINITIONS = List.of(
            GraphQLDirective.newDirective()
                    .name(COST)
                    .description(
                            "Cost that an object of the type, a call of the field, or a use of the argument or input field adds to an operation. Without the directive, an object costs 1 and a field nothing. See https://ibm.github.io/graphql-specs/cost-spec.html.")
                    .validLocations(
                            DirectiveLocation.ARGUMENT_DEFINITION,
                            DirectiveLocation.ENUM,
                            DirectiveLocation.FIELD_DEFINITION,
                            DirectiveLocation.INPUT_FIELD_DEFINITION,
                            DirectiveLocation.OBJECT,
                            DirectiveLocation.SCALAR)
                    .argument(argument(WEIGHT, "The weight, a number."))
                    .build(),
            GraphQLDirective.newDirective()
                    .name(LIST_SIZE)
                    .description("How many objects the field's list is assumed to have in the cost of an operation.")
                    .validLocation(DirectiveLocation.FIELD_DEFINITION)
                    .argument(argument(ASSUMED_SIZE, "The size if no slicing argument is given."))
                    .argument(argument(SLICING_ARGUMENTS, "Arguments that set the size."))
                    .argument(argument(SIZED_FIELDS, "Fields of the returned object to which the size applies."))
                    .argument(argument(REQUIRE_ONE, "Whether exactly one slicing argument must be given.")
                            .transform(argument -> argument.defaultValueProgrammatic(true)))
                    .build());

    private CostDirectives() {}

    private static GraphQLArgument argument(String name, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(TYPES.get(name))
                .description(description)
                .build();
    }

    /** The cost of an object whose values are part of a row: nothing, because the cost of the row includes it. */
    public static GraphQLAppliedDirective ofRowPart() {
        return cost(0);
    }

    /** The cost of an object or a field. */
    static GraphQLAppliedDirective cost(int weight) {
        return GraphQLAppliedDirective.newDirective()
                .name(COST)
                .argument(value(WEIGHT, String.valueOf(weight)))
                .build();
    }

    /** Returns the cost that is stated for a use of a field, an argument, or a field of an input. */
    static int costOf(GraphQLDirectiveContainer element) {
        GraphQLAppliedDirective cost = element.getAppliedDirective(COST);
        return cost == null
                ? 0
                : Integer.parseInt(
                        Objects.requireNonNull(cost.getArgument(WEIGHT).getValue()));
    }

    /** The size of a page. */
    static GraphQLAppliedDirective ofPages() {
        return GraphQLAppliedDirective.newDirective()
                .name(LIST_SIZE)
                .argument(value(ASSUMED_SIZE, Page.DEFAULT))
                .argument(value(SLICING_ARGUMENTS, List.of("first", "last")))
                .argument(value(SIZED_FIELDS, List.of("edges", "nodes")))
                .argument(value(REQUIRE_ONE, false))
                .build();
    }

    /** The size of a page of a log. */
    static GraphQLAppliedDirective ofLog() {
        return GraphQLAppliedDirective.newDirective()
                .name(LIST_SIZE)
                .argument(value(ASSUMED_SIZE, Page.DEFAULT))
                .argument(value(SLICING_ARGUMENTS, List.of("first")))
                .argument(value(SIZED_FIELDS, List.of("edges", "nodes")))
                .argument(value(REQUIRE_ONE, false))
                .build();
    }

    /** The size of a list without pages. */
    static GraphQLAppliedDirective withoutPages() {
        return GraphQLAppliedDirective.newDirective()
                .name(LIST_SIZE)
                .argument(value(ASSUMED_SIZE, OperationCost.ROWS_WITHOUT_PAGES))
                .build();
    }

    /** The size of a list that has one row for each id of an argument. */
    static GraphQLAppliedDirective ofIds(String argument) {
        return GraphQLAppliedDirective.newDirective()
                .name(LIST_SIZE)
                .argument(value(SLICING_ARGUMENTS, List.of(argument)))
                .build();
    }

    private static GraphQLAppliedDirectiveArgument value(String name, Object value) {
        return GraphQLAppliedDirectiveArgument.newArgument()
                .name(name)
                .type(TYPES.get(name))
                .valueProgrammatic(value)
                .build();
    }
}
