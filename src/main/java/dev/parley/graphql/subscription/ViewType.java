package dev.parley.graphql.subscription;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.model.NodeEntity;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;

/**
 * An object type that is neither an entity nor given by an annotated method. Features bring theirs as beans.
 *
 * @param source class of its objects
 */
public record ViewType<T>(String name, String description, Class<T> source, List<Field<T>> fields) {

    /**
     * A field.
     *
     * @param entity what the field leads to, or null where it is none
     * @param isList whether the field is a list of objects of another view type
     * @param value the value; of an entity, the row's number
     */
    public record Field<T>(
            String name,
            String description,
            GraphQLOutputType type,
            Class<? extends NodeEntity> entity,
            boolean isList,
            Function<T, Object> value) {}

    /** A plain value. */
    public static <T> Field<T> value(
            String name, String description, GraphQLOutputType type, Function<T, Object> value) {
        return new Field<>(name, description, type, null, false, value);
    }

    /** Objects of another view type. The entities below them are read together: one statement for all. */
    public static <T> Field<T> list(String name, String description, String itemType, Function<T, List<?>> items) {
        return new Field<>(
                name, description, nonNull(GraphQLList.list(nonNull(typeRef(itemType)))), null, true, items::apply);
    }

    /** An entity, of which is read what the client selects; null when the caller may not see it. */
    public static <T> Field<T> entity(
            String name, String description, Class<? extends NodeEntity> entity, Function<T, Object> number) {
        return new Field<>(name, description, typeRef(entity.getSimpleName()), entity, false, number);
    }
}
