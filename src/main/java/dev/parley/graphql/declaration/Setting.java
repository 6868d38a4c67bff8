package dev.parley.graphql.declaration;

import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an entity that clients read and set, and that is not itself a column: a bit of a mask, or an object made
 * of several columns.
 *
 * @param field the field that clients read
 * @param input type of the field in inputs
 * @param writer writes a value, as coerced by graphql-java, to the columns of the row. It throws if the value is not
 *     valid. Null clears a nullable field; other fields are never set to null
 */
public record Setting<T extends NodeEntity>(
        ComputedField<T> field, GraphQLInputType input, BiConsumer<T, Object> writer) {

    /**
     * Creates a setting that customers may read, unless its group is hidden from them.
     *
     * @param path path of the field below the entity
     * @param columns Java names of the columns that hold the value
     * @param reader reads the value in the form that the output type requires
     */
    public static <T extends NodeEntity> Setting<T> of(
            Class<T> owner,
            String path,
            String description,
            GraphQLOutputType output,
            GraphQLInputType input,
            List<String> columns,
            Function<T, Object> reader,
            BiConsumer<T, Object> writer) {
        return new Setting<>(ComputedField.of(owner, path, description, output, columns, reader), input, writer);
    }

    /** Path of the field below the entity. */
    public String path() {
        return field.name();
    }

    /** Whether the field always has a value. */
    public boolean required() {
        return GraphQLTypeUtil.isNonNull(field.type());
    }

    /** The value in a row. */
    @Nullable Object of(T row) {
        return field.of(row, null);
    }

    /**
     * Writes a value to a row.
     *
     * @return whether the row has changed
     */
    public boolean set(T row, @Nullable Object value) {
        Object before = of(row);
        writer.accept(row, value);
        return !Objects.equals(before, of(row));
    }
}
