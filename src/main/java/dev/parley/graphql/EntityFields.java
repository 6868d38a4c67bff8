package dev.parley.graphql;

import static graphql.schema.FieldCoordinates.coordinates;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;

import dev.parley.security.CurrentActor;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLTypeUtil;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;

/** The fields of an entity's type: SmallRye's are read the light way, and lists, batch and computed fields are added. */
final class EntityFields {

    private final SchemaModel model;
    private final ConnectionTypes connections;
    private final CurrentActor currentActor;
    private final GraphQLCodeRegistry.Builder code;

    EntityFields(
            SchemaModel model,
            ConnectionTypes connections,
            CurrentActor currentActor,
            GraphQLCodeRegistry.Builder code) {
        this.model = model;
        this.connections = connections;
        this.currentActor = currentActor;
        this.code = code;
    }

    GraphQLObjectType addTo(GraphQLObjectType type, EntityType entity) {
        type.getFieldDefinitions()
                .forEach(field -> code.dataFetcher(
                        coordinates(type.getName(), field.getName()), fetcher(entity, field.getName())));
        return type.transform(builder -> {
            builder.withInterface(GraphQLTypeReference.typeRef(RootFields.NODE));
            type.getFieldDefinitions().stream()
                    .filter(field -> !isForAll(entity, field.getName()))
                    .forEach(field -> builder.field(nullableForCustomers(entity, field, false)));
            for (ReverseList list : entity.lists().values()) {
                addLoaded(
                        builder,
                        type,
                        nullableForCustomers(
                                entity,
                                connections.listField(list.name(), list.description(), list.element()),
                                list.customerVisible()),
                        list.customerVisible());
            }
            for (BatchField<?> batch : model.batchFields()) {
                if (batch.owner() == entity.javaClass()) {
                    addLoaded(
                            builder,
                            type,
                            nullableForCustomers(
                                    entity,
                                    newFieldDefinition()
                                            .name(batch.name())
                                            .type(batch.type())
                                            .description(batch.description())
                                            .arguments(batch.arguments())
                                            .build(),
                                    batch.customerVisible()),
                            batch.customerVisible());
                }
            }
            for (ComputedField<?> computed : model.computedFields()) {
                if (computed.owner() == entity.javaClass()) {
                    addComputed(builder, type, entity, computed);
                }
            }
        });
    }

    private void addLoaded(
            GraphQLObjectType.Builder builder,
            GraphQLObjectType type,
            GraphQLFieldDefinition field,
            boolean customerVisible) {
        builder.field(field);
        code.dataFetcher(coordinates(type.getName(), field.getName()), guarded(customerVisible, new LoadedFetcher()));
    }

    private void addComputed(
            GraphQLObjectType.Builder builder, GraphQLObjectType type, EntityType entity, ComputedField<?> computed) {
        GraphQLFieldDefinition field = newFieldDefinition()
                .name(computed.name())
                .type(computed.type())
                .description(computed.description())
                .arguments(computed.arguments())
                .build();
        builder.field(nullableForCustomers(entity, field, computed.customerVisible()));
        DataFetcher<Object> fetcher = environment -> computed.of(environment.getSource(), environment.getArguments());
        code.dataFetcher(coordinates(type.getName(), computed.name()), guarded(computed.customerVisible(), fetcher));
    }

    /** A customer who reads the object may ask for a field that is not for it: that field is null then, and not the whole object. */
    private static GraphQLFieldDefinition nullableForCustomers(
            EntityType entity, GraphQLFieldDefinition field, boolean customerVisible) {
        return customerVisible || entity.customerVisible() == null
                ? field
                : field.transform(
                        changed -> changed.type((GraphQLOutputType) GraphQLTypeUtil.unwrapNonNull(field.getType())));
    }

    private static boolean isForAll(EntityType entity, String name) {
        Column column = entity.columns().get(name);
        Link link = entity.links().get(name);
        return column != null ? !column.agentsOnly() : link == null || link.customerVisible();
    }

    private DataFetcher<Object> guarded(boolean customerVisible, DataFetcher<Object> fetcher) {
        return customerVisible ? fetcher : new GuardedFetcher(currentActor, fetcher);
    }

    private DataFetcher<Object> guarded(boolean customerVisible, LightFetcher fetcher) {
        return customerVisible ? fetcher : new GuardedFetcher.Light(currentActor, fetcher);
    }

    private DataFetcher<Object> fetcher(EntityType entity, String name) {
        if (entity.columns().containsKey(name)) {
            Column column = entity.columns().get(name);
            return guarded(isForAll(entity, name), new LightFetcher(column::of));
        }
        if (entity.links().containsKey(name)) {
            Link link = entity.links().get(name);
            return guarded(isForAll(entity, name), new LightFetcher(link::of));
        }
        Method getter = getter(entity.javaClass(), name.equals("id") ? "globalId" : name);
        return new LightFetcher(row -> Reflection.call(getter, row));
    }

    private static Method getter(Class<?> owner, String property) {
        String suffix = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String prefix : Set.of("get", "is")) {
            try {
                return owner.getMethod(prefix + suffix);
            } catch (NoSuchMethodException other) {
                // The other prefix, then.
            }
        }
        throw new IllegalStateException(owner + " has no getter for " + property);
    }
}
