package dev.parley.graphql.read;

import static graphql.schema.FieldCoordinates.coordinates;
import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.GraphQLContext;
import graphql.execution.MergedField;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.LightDataFetcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a computed value according to its schema type and selection. */
public interface ValuePart {

    /**
     * Writes a value that is not null.
     *
     * @return false if a required value inside it is missing
     */
    boolean write(PlanWriter out, Object value);

    /** Loads the data that a batch of values needs. */
    default void prepare(PlanWriter out, List<?> values) {}

    /** Whether {@link #prepare} reads from the database. */
    default boolean leadsToEntities() {
        return false;
    }

    /** Returns the writer for values of a type. */
    static ValuePart of(GraphQLType type, SubFields field) {
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLScalarType scalar) {
            return (out, value) ->
                    out.json(scalar.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH));
        } else if (nullable instanceof GraphQLEnumType constants) {
            return (out, value) -> out.json(constants.serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH));
        } else if (nullable instanceof GraphQLList list) {
            return new Items(of(list.getWrappedType(), field), GraphQLTypeUtil.isNonNull(list.getWrappedType()));
        }
        GraphQLObjectType object = (GraphQLObjectType) nullable;
        List<ObjectField> parts = new ArrayList<>();
        field.of(object).forEach((name, selected) -> parts.add(ObjectField.of(object, name, field.at(selected))));
        return new ObjectValue(List.copyOf(parts));
    }

    /** Writes a list. */
    record Items(ValuePart item, boolean nonNull) implements ValuePart {

        @Override
        public boolean write(PlanWriter out, Object value) {
            return out.items((Collection<?>) value, item, nonNull);
        }

        @Override
        public boolean leadsToEntities() {
            return item.leadsToEntities();
        }

        @Override
        public void prepare(PlanWriter out, List<?> values) {
            item.prepare(
                    out,
                    values.stream()
                            .filter(Objects::nonNull)
                            .flatMap(list -> ((Collection<?>) list).stream())
                            .toList());
        }
    }

    /** Writes an object that is not an entity. */
    record ObjectValue(List<ObjectField> fields) implements ValuePart {

        @Override
        public boolean write(PlanWriter out, Object value) {
            return out.fields(fields, field -> field.key(), field -> field.write(out, value));
        }

        @Override
        public boolean leadsToEntities() {
            return fields.stream()
                    .anyMatch(field -> field.fetcher() instanceof EagerSelection.Entities
                            || field.value() != null && field.value().leadsToEntities());
        }

        @Override
        public void prepare(PlanWriter out, List<?> values) {
            List<?> objects = values.stream().filter(Objects::nonNull).toList();
            fields.forEach(field -> field.prepare(out, objects));
        }
    }

    /**
     * A field of such an object.
     *
     * @param constant value of __typename, or null for other fields
     * @param value writer of the field's values, or null if the field returns an entity
     */
    record ObjectField(
            Part.Key key,
            byte @Nullable [] constant,
            @Nullable GraphQLFieldDefinition definition,
            MergedField field,
            @Nullable DataFetcher<?> fetcher,
            @Nullable ValuePart value) {

        static ObjectField of(GraphQLObjectType object, String name, SubFields selected) {
            MergedField field = selected.field();
            if (field.getName().equals("__typename")) {
                byte[] constant = ("\"" + object.getName() + "\"").getBytes(UTF_8);
                return new ObjectField(Part.Key.of(name, field, true), constant, null, field, null, null);
            }
            GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
            DataFetcher<?> fetcher = selected.schema()
                    .getCodeRegistry()
                    .getDataFetcher(coordinates(object.getName(), field.getName()), definition);
            return new ObjectField(
                    Part.Key.of(name, field, GraphQLTypeUtil.isNonNull(definition.getType())),
                    null,
                    definition,
                    field,
                    fetcher,
                    fetcher instanceof EagerSelection.Entities ? null : ValuePart.of(definition.getType(), selected));
        }

        boolean write(PlanWriter out, Object object) {
            if (constant != null) {
                return out.raw(constant);
            }
            return fetcher instanceof EagerSelection.Entities entities
                    ? out.prepared(this, entities.number().apply(object))
                    : out.value(key, Objects.requireNonNull(value), () -> valueOf(object));
        }

        private Object valueOf(Object object) {
            if (fetcher instanceof EagerSelection.Items list) {
                return list.items().apply(object);
            }
            try {
                return ((LightDataFetcher<?>) Objects.requireNonNull(fetcher))
                        .get(Objects.requireNonNull(definition), object, () -> {
                            throw new IllegalStateException(key.name() + " needs more than its source object");
                        });
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        void prepare(PlanWriter out, List<?> objects) {
            if (fetcher instanceof EagerSelection.Entities entities) {
                out.prepare(this, entities, objects);
            } else if (value != null && value.leadsToEntities()) {
                value.prepare(out, objects.stream().map(this::valueOf).toList());
            }
        }
    }
}
