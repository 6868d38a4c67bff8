package dev.parley.graphql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.RowObject;
import dev.parley.graphql.read.Plan;
import dev.parley.graphql.read.SchemaModel;
import dev.parley.security.AccessRole;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds lists and computed fields to the type of an entity. These fields have no data fetchers; see {@link Plan}. */
final class EntityFields {

    private final SchemaModel model;
    private final ConnectionTypes connections;

    EntityFields(SchemaModel model, ConnectionTypes connections) {
        this.model = model;
        this.connections = connections;
    }

    GraphQLObjectType addTo(GraphQLObjectType type, EntityType entity) {
        GraphQLObjectType extended = type.transform(builder -> {
            builder.withInterface(GraphQLTypeReference.typeRef(RootFields.NODE));
            type.getFieldDefinitions().stream()
                    .filter(field -> !isForAll(entity, field.getName()))
                    .forEach(field -> builder.field(nullableForCustomers(entity, field, false)));
            for (ReverseList list : entity.lists().values()) {
                GraphQLFieldDefinition field = connections.listField(list.name(), list.description(), list.element());
                builder.field(nullableForCustomers(entity, field, list.customerVisible()));
            }
            for (ComputedField<?> computed : model.computedFields()) {
                if (computed.owner() == entity.javaClass() && !computed.isPartOfObject()) {
                    GraphQLFieldDefinition field = newFieldDefinition()
                            .name(computed.name())
                            .type(computed.type())
                            .description(computed.description())
                            .arguments(computed.arguments())
                            .build();
                    builder.field(nullableForCustomers(entity, field, computed.customerVisible()));
                }
            }
        });
        return AccessDirective.on(extended, readersOf(entity));
    }

    /** Marks the fields of a type of {@link RowObject}s that customers may not read. Other types stay as they are. */
    GraphQLObjectType markParts(GraphQLObjectType type) {
        Set<String> guarded = model.entities().types().stream()
                .flatMap(entity -> entity.objects().values().stream())
                .filter(object -> object.type().equals(type.getName()))
                .flatMap(object -> object.links().entrySet().stream())
                .filter(link -> !link.getValue().customerVisible())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return guarded.isEmpty()
                ? type
                : type.transform(marked -> type.getFieldDefinitions().stream()
                        .filter(field -> guarded.contains(field.getName()))
                        .forEach(field -> marked.field(AccessDirective.on(field, AccessRole.WITH_TOKEN))));
    }

    private static Set<AccessRole> readersOf(EntityType entity) {
        if (entity.customerVisible() == null) {
            return AccessRole.WITH_TOKEN;
        }
        return entity.customerVisible().atRoot() ? Set.of() : AccessRole.KNOWN;
    }

    /**
     * Fields that customers may not read are marked and nullable. A customer who selects one receives null for the
     * field instead of losing the whole object.
     */
    private static GraphQLFieldDefinition nullableForCustomers(
            EntityType entity, GraphQLFieldDefinition field, boolean customerVisible) {
        return customerVisible || entity.customerVisible() == null
                ? field
                : AccessDirective.on(
                        field.transform(changed ->
                                changed.type((GraphQLOutputType) GraphQLTypeUtil.unwrapNonNull(field.getType()))),
                        AccessRole.WITH_TOKEN);
    }

    private static boolean isForAll(EntityType entity, String name) {
        Column column = entity.columns().get(name);
        Link link = entity.links().get(name);
        return column != null ? !column.agentsOnly() : link == null || link.customerVisible();
    }
}
