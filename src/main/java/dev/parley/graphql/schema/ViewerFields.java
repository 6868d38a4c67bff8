package dev.parley.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;

import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.read.EagerSelection;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.SchemaModel;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Objects;

/** Adds the connections that features contribute to object types which are not entities. */
final class ViewerFields {

    private final SchemaModel model;
    private final EntityFetchers fetchers;
    private final ConnectionTypes connections;
    private final GraphQLCodeRegistry.Builder code;

    ViewerFields(
            SchemaModel model, EntityFetchers fetchers, ConnectionTypes connections, GraphQLCodeRegistry.Builder code) {
        this.model = model;
        this.fetchers = fetchers;
        this.connections = connections;
        this.code = code;
    }

    /** Returns the type with its connections added, or unchanged if it has none. */
    GraphQLObjectType addTo(GraphQLObjectType type) {
        List<ViewerConnection<?>> lists = model.ownLists(type.getName());
        return lists.isEmpty() ? type : type.transform(builder -> lists.forEach(list -> add(builder, type, list)));
    }

    private void add(GraphQLObjectType.Builder builder, GraphQLObjectType type, ViewerConnection<?> list) {
        builder.field(connections.listField(list, model.entities().of(list.element())));
        DataFetcher<?> fetcher = field -> fetchers.ownOf(Objects.requireNonNull(field.getSource()), list, field);
        code.dataFetcher(coordinates(type.getName(), list.name()), new EagerSelection.Single(fetcher));
    }
}
