package dev.parley.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.graphql.declaration.CustomerRoot;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.LogFetcher;
import dev.parley.graphql.read.SchemaModel;
import dev.parley.security.AccessRole;
import dev.parley.security.CustomerVisible;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Adds the root query fields that are derived from the entities: one by id and a list for each, and Relay's node and
 * nodes. They precede the other fields, which are sorted by name.
 */
final class RootFields {

    static final String NODE = "Node";

    private final SchemaModel model;
    private final EntityFetchers fetchers;
    private final LogFetcher logs;
    private final ConnectionTypes connections;
    private final AccessDirective access;
    private final List<QueryField> contributed;
    private final GraphQLCodeRegistry.Builder code;

    RootFields(
            SchemaModel model,
            EntityFetchers fetchers,
            LogFetcher logs,
            ConnectionTypes connections,
            AccessDirective access,
            List<QueryField> contributed,
            GraphQLCodeRegistry.Builder code) {
        this.model = model;
        this.fetchers = fetchers;
        this.logs = logs;
        this.connections = connections;
        this.access = access;
        this.contributed = contributed;
        this.code = code;
    }

    GraphQLObjectType addTo(GraphQLObjectType query) {
        return query.transform(type -> {
            type.clearFields().withAppliedDirective(CostDirectives.cost(0));
            GraphQLInputType ids = nonNull(list(nonNull(Scalars.GraphQLID)));
            add(
                    type,
                    byId(
                            "node",
                            node(),
                            "Returns the object with this id, or null if there is none.",
                            "id",
                            nonNull(Scalars.GraphQLID),
                            "Opaque id."),
                    fetchers::node);
            add(
                    type,
                    byId(
                                    "nodes",
                                    nonNull(list(GraphQLTypeReference.typeRef(NODE))),
                                    "Returns the objects with these ids, in the same order. An entry is null if there is no such object.",
                                    "ids",
                                    ids,
                                    "Opaque ids, at most 100.")
                            .transform(field -> field.withAppliedDirective(CostDirectives.ofIds("ids"))),
                    fetchers::nodes);
            model.entities().roots().forEach(entity -> addFieldsOf(entity, type));
            List<GraphQLFieldDefinition> others = new ArrayList<>(ofCaller());
            query.getFieldDefinitions().stream()
                    .filter(field -> !declaresType(field.getName()))
                    .forEach(field -> others.add(access.onOperation(field)));
            others.addAll(ofLogs());
            contributed.forEach(field -> {
                fetch(
                        field.definition(),
                        environment -> fetchers.notEntity(field.fetcher().get(environment), environment));
                others.add(AccessDirective.on(field.definition(), field.roles()));
            });
            others.sort(Comparator.comparing(GraphQLFieldDefinition::getName));
            others.forEach(type::field);
        });
    }

    /**
     * Returns whether a declared query only makes SmallRye generate the type that it returns: it has the name of a log, or of an entity such as
     * chatSessionAttribute for ChatSessionAttribute. The queries of logs and entities are derived.
     */
    private boolean declaresType(String query) {
        return model.logs().stream().anyMatch(log -> log.name().equals(query))
                || model.entities().named(query.substring(0, 1).toUpperCase(Locale.ROOT) + query.substring(1)) != null;
    }

    private List<GraphQLFieldDefinition> ofLogs() {
        List<GraphQLFieldDefinition> fields = new ArrayList<>();
        for (EventLog log : model.logs()) {
            GraphQLFieldDefinition field = connections.logField(
                    log.name(), log.description(), model.entities().of(log.element()));
            fetch(field, environment -> logs.page(log, environment));
            fields.add(AccessDirective.on(field, log.roles()));
        }
        return fields;
    }

    /** Fields whose result is the caller's own. */
    private List<GraphQLFieldDefinition> ofCaller() {
        List<GraphQLFieldDefinition> fields = new ArrayList<>();
        for (ViewerConnection<?> list : model.ownLists(ViewerConnection.QUERY)) {
            GraphQLFieldDefinition field = AccessDirective.on(
                    connections.listField(list, model.entities().of(list.element())), AccessRole.WITH_TOKEN);
            fetch(field, environment -> fetchers.own(list, environment));
            fields.add(field);
        }
        for (CustomerRoot one : model.rootOnes()) {
            EntityType element = model.entities().of(one.element());
            GraphQLFieldDefinition field = newFieldDefinition()
                    .name(one.name())
                    .type(GraphQLTypeReference.typeRef(element.name()))
                    .description(one.description())
                    .build();
            fetch(field, environment -> fetchers.own(one, environment));
            fields.add(AccessDirective.on(field, Set.of(AccessRole.CUSTOMER)));
        }
        return fields;
    }

    private void addFieldsOf(EntityType entity, GraphQLObjectType.Builder query) {
        String name = entity.name();
        String one = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        GraphQLFieldDefinition byId = byId(
                one,
                GraphQLTypeReference.typeRef(name),
                "Returns the " + name + " with this id, or null if there is none.",
                "id",
                nonNull(Scalars.GraphQLID),
                "Opaque id of a " + name + ".");
        CustomerVisible visible = entity.customerVisible();
        Set<AccessRole> readers = visible != null && visible.atRoot() ? Set.of() : AccessRole.WITH_TOKEN;
        add(query, AccessDirective.on(byId, readers), field -> fetchers.one(entity, field));
        GraphQLFieldDefinition all = connections.listField(
                plural(one), "Lists all " + name + " objects that you may see" + without(entity), entity);
        add(query, AccessDirective.on(all, readers), field -> fetchers.many(entity, field));
    }

    private static String plural(String name) {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private static String without(EntityType entity) {
        return entity.listed().isEmpty()
                ? "."
                : ", except deleted ones. Deleted objects are found by id and through links.";
    }

    private static GraphQLFieldDefinition byId(
            String name,
            GraphQLOutputType type,
            String description,
            String argument,
            GraphQLInputType argumentType,
            String argumentDescription) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .argument(newArgument().name(argument).type(argumentType).description(argumentDescription))
                .build();
    }

    private static GraphQLInterfaceType node() {
        return GraphQLInterfaceType.newInterface()
                .name(NODE)
                .description("An object with a global id. You can fetch it again by node(id).")
                .field(newFieldDefinition()
                        .name("id")
                        .type(nonNull(Scalars.GraphQLID))
                        .description("Opaque id, unique across all types."))
                .build();
    }

    private void add(GraphQLObjectType.Builder query, GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        query.field(field);
        fetch(field, fetcher);
    }

    private void fetch(GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        code.dataFetcher(coordinates(ViewerConnection.QUERY, field.getName()), fetcher);
    }
}
