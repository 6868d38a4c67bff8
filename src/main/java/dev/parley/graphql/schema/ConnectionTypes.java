package dev.parley.graphql.schema;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.clause.Page;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.ReverseList;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates the types that the lists of an entity need: connection, edge, filter and order. Each type is created once. */
final class ConnectionTypes {

    private static final String CONNECTION = "Connection";
    private static final String EDGE = "Edge";
    private static final String DIRECTION = "OrderDirection";
    private static final String ORDER_BY = "orderBy";

    private final FilterTypes filters = new FilterTypes();
    private final Map<String, List<GraphQLArgument>> arguments = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    /** Whether a type is a connection. */
    static boolean isConnection(GraphQLNamedType type) {
        return type.getName().endsWith(CONNECTION);
    }

    /** Whether a type is an edge of a connection. */
    static boolean isEdge(GraphQLNamedType type) {
        return type.getName().endsWith(EDGE);
    }

    /** Creates a list field. The caller registers its data fetcher. */
    GraphQLFieldDefinition listField(String name, String description, EntityType element) {
        return newFieldDefinition()
                .name(name)
                .description(description)
                .type(nonNull(connection(element)))
                .withAppliedDirective(CostDirectives.ofPages())
                .arguments(arguments.computeIfAbsent(element.name(), n -> arguments(element)))
                .build();
    }

    /** Creates the field of a list below an entity. The caller registers its data fetcher. */
    GraphQLFieldDefinition listField(ReverseList list) {
        GraphQLFieldDefinition field = listField(list.name(), list.description(), list.element());
        ListSearch<?> search = list.element().listSearch();
        Integer cost =
                search == null ? null : search.costBelow().get(list.owner().javaClass());
        return search == null || cost == null
                ? field
                : field.transform(changed -> changed.argument(searchArgument(search, cost)));
    }

    /** Creates a list field that may have its own default order. */
    GraphQLFieldDefinition listField(ViewerConnection<?> list, EntityType element) {
        GraphQLFieldDefinition field = listField(list.name(), list.description(), element);
        if (list.order().isEmpty()) {
            return field;
        }
        GraphQLArgument orderBy = field.getArgument(ORDER_BY)
                .transform(argument -> argument.defaultValueProgrammatic(list.order())
                        .description("Sort order; null or an empty list: by id."));
        return field.transform(changed -> changed.argument(orderBy));
    }

    /** Creates a field that returns a page of a log. The caller registers its data fetcher. */
    GraphQLFieldDefinition logField(String name, String description, EntityType element) {
        return newFieldDefinition()
                .name(name)
                .description(description)
                .type(nonNull(connection(element)))
                .withAppliedDirective(CostDirectives.ofLog())
                .argument(argument(
                        "first",
                        Scalars.GraphQLInt,
                        "Page size, 0 to " + EventLog.LARGEST_PAGE + " (default " + Page.DEFAULT + ")."))
                .argument(argument(
                        "after",
                        Scalars.GraphQLString,
                        "Only entries after this cursor. RESYNC_REQUIRED if entries after it have been erased."))
                .argument(argument("where", filter(element), "Conditions on the entries."))
                .build();
    }

    private GraphQLInputType filter(EntityType element) {
        return made.add(FilterTypes.nameOf(element)) ? filters.of(element) : typeRef(FilterTypes.nameOf(element));
    }

    private GraphQLOutputType connection(EntityType element) {
        String name = element.name() + CONNECTION;
        if (!made.add(name)) {
            return typeRef(name);
        }
        return newObject()
                .name(name)
                .description("One page of a list of " + element.name() + " objects.")
                .field(field("edges", nonNull(list(nonNull(edge(element)))), "Rows of the page with their cursors."))
                .field(field("nodes", nonNull(list(nonNull(typeRef(element.name())))), "Rows of the page."))
                .field(field("pageInfo", nonNull(pageInfo()), "Position of the page in the list."))
                .field(field(
                                "totalCount",
                                nonNull(Scalars.GraphQLInt),
                                "Number of rows on all pages. Selecting it costs an additional count.")
                        .transform(count -> count.withAppliedDirective(CostDirectives.cost(OperationCost.OF_COUNT))))
                .build();
    }

    private GraphQLOutputType edge(EntityType element) {
        String name = element.name() + EDGE;
        return newObject()
                .name(name)
                .withAppliedDirective(CostDirectives.cost(0))
                .description("A row of a list of " + element.name() + " objects, with its cursor.")
                .field(field(
                        "cursor",
                        nonNull(Scalars.GraphQLString),
                        "Opaque position of the row, for the arguments after and before with the same orderBy."))
                .field(field("node", nonNull(typeRef(element.name())), "The row."))
                .build();
    }

    private GraphQLOutputType pageInfo() {
        if (!made.add("PageInfo")) {
            return typeRef("PageInfo");
        }
        return newObject()
                .name("PageInfo")
                .withAppliedDirective(CostDirectives.cost(0))
                .description("Position of a page in its list.")
                .field(field(
                        "hasNextPage",
                        nonNull(Scalars.GraphQLBoolean),
                        "Whether more rows follow. With last: whether before was given."))
                .field(field(
                        "hasPreviousPage",
                        nonNull(Scalars.GraphQLBoolean),
                        "Whether there are earlier rows. With first: whether after was given."))
                .field(field(
                        "startCursor", Scalars.GraphQLString, "Cursor of the first row. Null if the page is empty."))
                .field(field("endCursor", Scalars.GraphQLString, "Cursor of the last row. Null if the page is empty."))
                .build();
    }

    private List<GraphQLArgument> arguments(EntityType element) {
        List<GraphQLArgument> all = new ArrayList<>();
        ListSearch<?> search = element.listSearch();
        if (search != null) {
            all.add(searchArgument(search, search.cost()));
        }
        all.addAll(List.of(
                argument(
                        "first",
                        Scalars.GraphQLInt,
                        "Page size, 0 to " + Page.LARGEST + " (default " + Page.DEFAULT + ")."),
                argument("after", Scalars.GraphQLString, "Only rows after this cursor."),
                argument("last", Scalars.GraphQLInt, "Page size from the end of the list, 0 to " + Page.LARGEST + "."),
                argument("before", Scalars.GraphQLString, "Only rows before this cursor."),
                argument("where", filter(element), "Conditions on the rows."),
                argument(ORDER_BY, list(nonNull(order(element))), "Sort order (default: by id, oldest first).")));
        return all;
    }

    private static GraphQLArgument searchArgument(ListSearch<?> search, int cost) {
        return argument(ListSearch.ARGUMENT, Scalars.GraphQLString, search.description())
                .transform(argument -> argument.withAppliedDirective(CostDirectives.cost(cost)));
    }

    private GraphQLInputType order(EntityType element) {
        GraphQLEnumType.Builder fields = GraphQLEnumType.newEnum()
                .name(element.name() + "OrderField")
                .description("Sort fields of a list of " + element.name() + " objects.");
        element.sortFields()
                .forEach(column -> fields.value(
                        column.orderName(), column.orderName(), column.description(), column.deprecation()));
        return GraphQLInputObjectType.newInputObject()
                .name(element.name() + "Order")
                .description("One sort field and direction for a list of " + element.name()
                        + " objects. Ties are broken by id.")
                .field(f -> f.name("field").type(nonNull(fields.build())).description("Sort field."))
                .field(f -> f.name("direction")
                        .type(nonNull(direction()))
                        .defaultValueProgrammatic("ASC")
                        .description("Sort direction."))
                .build();
    }

    private GraphQLInputType direction() {
        if (!made.add(DIRECTION)) {
            return typeRef(DIRECTION);
        }
        return GraphQLEnumType.newEnum()
                .name(DIRECTION)
                .description("Sort direction of a list.")
                .value("ASC", "ASC", "Smallest value first, nulls last.")
                .value("DESC", "DESC", "Greatest value first, nulls first.")
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
