package dev.parley.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;

import dev.parley.graphql.read.PropertyFetcher;
import dev.parley.graphql.value.Reflection;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.execution.datafetcher.FieldDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import java.util.Optional;

/** Fetchers of the fields and mutations that Java classes declare. They cost a fraction of SmallRye's. */
final class DeclaredFields {

    private final Schema declared;
    private final GraphQLCodeRegistry.Builder code;

    DeclaredFields(Schema declared, GraphQLCodeRegistry.Builder code) {
        this.declared = declared;
        this.code = code;
    }

    /**
     * Replaces SmallRye's fetcher of a field of an object that is not an entity. It would list the selected fields for
     * each value that it reads.
     */
    void replace(String type, GraphQLFieldDefinition field) {
        Type owner = declared.getTypes().get(type);
        boolean isRead = code.getDataFetcher(coordinates(type, field.getName()), field) instanceof FieldDataFetcher<?>;
        if (owner != null && isRead) {
            owner.getFields().values().stream()
                    .filter(property -> property.getName().equals(field.getName()) && isReadAsItIs(property))
                    .findFirst()
                    .ifPresent(property -> code.dataFetcher(
                            coordinates(type, field.getName()), reader(owner.getClassName(), property)));
        }
    }

    /** Returns the fetcher of a mutation, or empty if SmallRye has to call it. */
    Optional<DataFetcher<Object>> mutation(String name) {
        return declared.getMutations().stream()
                .filter(mutation -> mutation.getName().equals(name) && MutationFetcher.canCall(mutation, declared))
                .findFirst()
                .map(mutation -> new MutationFetcher(mutation, declared));
    }

    /** Whether SmallRye does not convert the values of a field. */
    private static boolean isReadAsItIs(Field field) {
        boolean isConverted = field.hasTransformation()
                || field.isAdaptingTo()
                || field.isAdaptingWith()
                || field.getReference().isAdaptingTo()
                || field.getReference().isAdaptingWith()
                || field.getReference().getType() == ReferenceType.SCALAR
                        && !field.getReference()
                                .getClassName()
                                .equals(field.getReference().getGraphQLClassName());
        return !isConverted && (!field.hasWrapper() || field.getWrapper().isCollection());
    }

    private static PropertyFetcher reader(String className, Field property) {
        Class<?> owner = ClassloadingService.get().loadClass(className);
        try {
            if (property.getMethodName() == null) {
                java.lang.reflect.Field field = owner.getField(property.getPropertyName());
                return PropertyFetcher.of(Object.class, source -> Reflection.get(field, source));
            }
            java.lang.reflect.Method method = owner.getMethod(property.getMethodName());
            return PropertyFetcher.of(Object.class, source -> Reflection.call(method, source));
        } catch (NoSuchFieldException | NoSuchMethodException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }
}
