package dev.parley.graphql.schema;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.ViewerConnection;
import dev.parley.graphql.read.Page;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the types that the lists of an entity need: connection, edge, filter and order. Each is made once. */
final class ConnectionTypes {

    private static final String CONNECTION = "Connection";
    private static final String EDGE = "Edge";
    private static final String DIRECTION = "OrderDirection";
    private static final String ORDER_BY = "orderBy";

    private final FilterTypes filters = new FilterTypes();
    private final Map<String, List<GraphQLArgument>> arguments = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    /** Whether a type is a page of a list. */
    static boolean isConnection(GraphQLNamedType type) {
        return type.getName().endsWith(CONNECTION);
    }

    /** Whether a type is a row of a list, with its cursor. */
    static boolean isEdge(GraphQLNamedType type) {
        return type.getName().endsWith(EDGE);
    }

    /** A list field; the caller registers its fetcher. */
    GraphQLFieldDefinition listField(String name, String description, EntityType element) {
        return newFieldDefinition()
                .name(name)
                .description(description)
                .type(nonNull(connection(element)))
                .arguments(arguments.computeIfAbsent(element.name(), n -> arguments(element)))
                .build();
    }

    /** A list field that may have an order of its own, which is the default of its argument. */
    GraphQLFieldDefinition listField(ViewerConnection<?> list, EntityType element) {
        GraphQLFieldDefinition field = listField(list.name(), list.description(), element);
        if (list.order().isEmpty()) {
            return field;
        }
        GraphQLArgument orderBy = field.getArgument(ORDER_BY)
                .transform(argument -> argument.defaultValueProgrammatic(list.order())
                        .description(
                                "In which order; the id closes it. Null or empty: by id. Null is the greatest value."));
        return field.transform(changed -> changed.argument(orderBy));
    }

    private GraphQLOutputType connection(EntityType element) {
        String name = element.name() + CONNECTION;
        if (!made.add(name)) {
            return typeRef(name);
        }
        return newObject()
                .name(name)
                .description("One page of a list of " + element.name() + " objects.")
                .field(field("edges", nonNull(list(nonNull(edge(element)))), "The rows, each with its cursor."))
                .field(field("nodes", nonNull(list(nonNull(typeRef(element.name())))), "The rows."))
                .field(field("pageInfo", nonNull(pageInfo()), "Where the page lies in the list."))
                .field(field(
                        "totalCount",
                        nonNull(Scalars.GraphQLInt),
                        "Rows on all pages. Costs a count, and only when selected."))
                .build();
    }

    private GraphQLOutputType edge(EntityType element) {
        String name = element.name() + EDGE;
        return newObject()
                .name(name)
                .description("A row of a list of " + element.name() + " objects, with its cursor.")
                .field(field(
                        "cursor",
                        nonNull(Scalars.GraphQLString),
                        "Opaque place of the row, for after and before with the same orderBy."))
                .field(field("node", nonNull(typeRef(element.name())), "The row."))
                .build();
    }

    private GraphQLOutputType pageInfo() {
        if (!made.add("PageInfo")) {
            return typeRef("PageInfo");
        }
        return newObject()
                .name("PageInfo")
                .description("Where a page lies in its list.")
                .field(field(
                        "hasNextPage",
                        nonNull(Scalars.GraphQLBoolean),
                        "Whether rows follow. With last: whether before was given."))
                .field(field(
                        "hasPreviousPage",
                        nonNull(Scalars.GraphQLBoolean),
                        "Whether rows come before. With first: whether after was given."))
                .field(field("startCursor", Scalars.GraphQLString, "Cursor of the first row, null on an empty page."))
                .field(field("endCursor", Scalars.GraphQLString, "Cursor of the last row, null on an empty page."))
                .build();
    }

    private List<GraphQLArgument> arguments(EntityType element) {
        return List.of(
                argument(
                        "first",
                        Scalars.GraphQLInt,
                        "How many rows from the start, 0 to 100. Without first and last: " + Page.DEFAULT + "."),
                argument("after", Scalars.GraphQLString, "Only rows behind this cursor."),
                argument(
                        "last",
                        Scalars.GraphQLInt,
                        "How many rows from the end, 0 to 100; they still come in the list's order."),
                argument("before", Scalars.GraphQLString, "Only rows ahead of this cursor."),
                argument(
                        "where",
                        made.add(FilterTypes.nameOf(element))
                                ? filters.of(element)
                                : typeRef(FilterTypes.nameOf(element)),
                        "Which rows. Without it, or with null: all."),
                argument(
                        ORDER_BY,
                        list(nonNull(order(element))),
                        "In which order; the id closes it. Without: by id, the oldest first. Null is the greatest value."));
    }

    private GraphQLInputType order(EntityType element) {
        GraphQLEnumType.Builder fields = GraphQLEnumType.newEnum()
                .name(element.name() + "OrderField")
                .description("What a list of " + element.name() + " objects can be ordered by.");
        element.columns().values().stream()
                .filter(Column::sortable)
                .forEach(column -> fields.value(column.orderName(), column.orderName(), column.description()));
        return GraphQLInputObjectType.newInputObject()
                .name(element.name() + "Order")
                .description("One part of the order of a list of " + element.name() + " objects.")
                .field(f -> f.name("field").type(nonNull(fields.build())).description("What to order by."))
                .field(f -> f.name("direction")
                        .type(nonNull(direction()))
                        .defaultValueProgrammatic("ASC")
                        .description("Which way."))
                .build();
    }

    private GraphQLInputType direction() {
        if (!made.add(DIRECTION)) {
            return typeRef(DIRECTION);
        }
        return GraphQLEnumType.newEnum()
                .name(DIRECTION)
                .description("Which way a list is ordered.")
                .value("ASC", "ASC", "The least first.")
                .value("DESC", "DESC", "The greatest first.")
                .build();
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return newArgument().name(name).type(type).description(description).build();
    }

    private static GraphQLFieldDefinition field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
