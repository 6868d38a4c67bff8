package dev.parley.graphql.subscription;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.NodeEntity;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object type that is neither an entity nor defined by an annotated method. Features contribute view types as CDI
 * beans.
 *
 * @param source class of its objects
 */
public record ViewType<T>(String name, String description, Class<T> source, List<Field<T>> fields) {

    /**
     * A field of a view type.
     *
     * @param entity entity that the field returns, or null
     * @param isList whether the field is a list of objects of another view type
     * @param value the field's value; for an entity, its primary key
     */
    public record Field<T>(
            String name,
            String description,
            GraphQLOutputType type,
            @Nullable Class<? extends NodeEntity> entity,
            boolean isList,
            Function<T, Object> value) {}

    /** A field with a plain value. */
    public static <T> Field<T> value(
            String name, String description, GraphQLOutputType type, Function<T, Object> value) {
        return new Field<>(name, description, type, null, false, value);
    }

    /** A field with a list of objects of another view type. The entities below them are read together with one statement. */
    public static <T> Field<T> list(String name, String description, String itemType, Function<T, List<?>> items) {
        return new Field<>(
                name, description, nonNull(GraphQLList.list(nonNull(typeRef(itemType)))), null, true, items::apply);
    }

    /** A field with an entity, whose selection is read. It is null if the caller may not see the entity. */
    public static <T> Field<T> entity(
            String name, String description, Class<? extends NodeEntity> entity, Function<T, Object> number) {
        return new Field<>(name, description, typeRef(entity.getSimpleName()), entity, false, number);
    }
}
