package dev.parley.graphql.read;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.Block.Entity;
import dev.parley.graphql.read.Part.Key;
import dev.parley.graphql.value.SqlType;
import dev.parley.graphql.value.Strings;
import graphql.execution.MergedField;
import graphql.schema.GraphQLFieldDefinition;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A computed field.
 *
 * @param facts indexes of its facts
 * @param prefix prefix of the statement parameters that hold its arguments
 */
public record ComputedPart(
        Key key,
        Entity entity,
        GraphQLFieldDefinition definition,
        MergedField field,
        ValuePart value,
        ComputedField<?> computed,
        Map<ComputedField.Fact, Integer> facts,
        String prefix)
        implements Part {

    @Override
    public boolean write(PlanWriter out, PlanRows.Row row) {
        return out.computed(this, row);
    }

    @Override
    public boolean isPlain(Visibility visibility) {
        return facts.isEmpty() && entity.links().isEmpty();
    }

    /** The facts of a row, by name. */
    Map<String, Object> factsOf(PlanRows.Row row) {
        Map<String, Object> values = new HashMap<>();
        facts.forEach((fact, slot) -> values.put(fact.name(), javaValue(fact.type(), row.values()[slot])));
        return values;
    }

    private static @Nullable Object javaValue(Class<?> type, @Nullable Object value) {
        return type == JsonArray.class && value != null
                ? JsonProviderHolder.jsonProvider()
                        .createReader(new ByteArrayInputStream((byte[]) value))
                        .readArray()
                : SqlType.toJava(type, value);
    }

    /** The arguments that the facts depend on, by parameter name. */
    Map<String, Object> parameters(SubFields request) {
        Map<String, Object> named = new HashMap<>();
        if (!facts.isEmpty()) {
            request.at(field)
                    .arguments(definition)
                    .forEach((name, value) ->
                            named.put(prefix + name, value instanceof String text ? Strings.wellFormed(text) : value));
        }
        return named;
    }
}
