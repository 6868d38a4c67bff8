package dev.parley.graphql.read;

import static graphql.schema.FieldCoordinates.coordinates;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.value.Rendered;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the selection below an object before a subscription sends it. A failure then belongs to the source, which is
 * called again. If the fields were read later, the failure would be sent in their place.
 */
public final class EagerSelection {

    /** Loaded values by the fields in the document, which are only equal to themselves. */
    private final Map<List<Field>, Function<Object, Object>> byField = new HashMap<>();

    private EagerSelection() {}

    /** A field that is loaded for each object separately. */
    public record Single(DataFetcher<?> fetcher) implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) throws Exception {
            Function<Object, Object> loaded = loaded(field);
            return loaded == null ? fetcher.get(field) : loaded.apply(field.getSource());
        }
    }

    /**
     * An entity below an object that is not an entity. Entities of several objects are loaded together.
     *
     * @param type type of the entity
     * @param number primary key of the entity of an object, or null
     * @param fetcher loads entities by primary key
     */
    public record Entities(
            EntityType type,
            Function<Object, @Nullable Long> number,
            BiFunction<List<Long>, SubFields, Map<Long, Rendered>> fetcher)
            implements DataFetcher<Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment field) {
            Function<Object, Object> loaded = loaded(field);
            Object source = Objects.requireNonNull(field.getSource());
            Object found =
                    loaded == null ? read(List.of(source), SubFields.of(field)).apply(source) : loaded.apply(source);
            return found == null
                    ? null
                    : ((Rendered) found).at(field.getExecutionStepInfo().getPath());
        }

        private Function<Object, Object> read(List<?> objects, SubFields field) {
            return read(objects, field, fetcher);
        }

        private Function<Object, Object> read(
                List<?> objects, SubFields field, BiFunction<List<Long>, SubFields, Map<Long, Rendered>> from) {
            List<Long> numbers = objects.stream()
                    .map(number)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Map<Long, Rendered> found = numbers.isEmpty() ? Map.of() : from.apply(numbers, field);
            return object -> {
                Long wanted = number.apply(object);
                return wanted == null ? null : found.get(wanted);
            };
        }
    }

    /** A list of objects that are not entities. */
    public record Items(Function<Object, List<?>> items) implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) {
            Function<Object, Object> loaded = loaded(field);
            return loaded == null ? items.apply(field.getSource()) : loaded.apply(field.getSource());
        }
    }

    /** The loaded values of a field. Null for fields of other objects further below, which are read when they are sent. */
    private static @Nullable Function<Object, Object> loaded(DataFetchingEnvironment field) {
        return field.getLocalContext() instanceof EagerSelection ahead
                ? ahead.byField.get(field.getMergedField().getFields())
                : null;
    }

    /**
     * Returns an object with its selection loaded, ready to be sent.
     *
     * @param field field of the subscription
     */
    public static Object of(Object object, DataFetchingEnvironment field) {
        return of(object, field, Entities::fetcher);
    }

    /**
     * Returns an object with its selection loaded, ready to be sent. Its entities may have been loaded for others.
     *
     * @param from replacement of the entities' fetchers
     */
    public static Object of(
            Object object,
            DataFetchingEnvironment field,
            Function<Entities, BiFunction<List<Long>, SubFields, Map<Long, Rendered>>> from) {
        GraphQLObjectType type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getFieldType());
        ResultPath path = field.getExecutionStepInfo().getPath();
        return ready(object, below(List.of(object), type, SubFields.of(field), path, from));
    }

    private static Object ready(Object object, EagerSelection ahead) {
        return DataFetcherResult.newResult().data(object).localContext(ahead).build();
    }

    private static EagerSelection below(
            List<?> objects,
            GraphQLObjectType type,
            SubFields field,
            ResultPath path,
            Function<Entities, BiFunction<List<Long>, SubFields, Map<Long, Rendered>>> from) {
        EagerSelection ahead = new EagerSelection();
        field.of(type).forEach((name, merged) -> {
            GraphQLFieldDefinition definition = type.getFieldDefinition(merged.getName());
            if (definition != null) {
                Function<Object, Object> read =
                        ahead(objects, type, definition, field.at(merged), path.segment(name), from);
                if (read != null) {
                    ahead.byField.put(merged.getFields(), read);
                }
            }
        });
        return ahead;
    }

    private static @Nullable Function<Object, Object> ahead(
            List<?> objects,
            GraphQLObjectType type,
            GraphQLFieldDefinition definition,
            SubFields field,
            ResultPath path,
            Function<Entities, BiFunction<List<Long>, SubFields, Map<Long, Rendered>>> from) {
        DataFetcher<?> fetcher = field.schema()
                .getCodeRegistry()
                .getDataFetcher(coordinates(type.getName(), definition.getName()), definition);
        if (fetcher instanceof Single single) {
            Supplier<Map<Object, Object>> read = orForbidden(() -> {
                Map<Object, Object> values = new IdentityHashMap<>();
                objects.forEach(
                        object -> values.put(object, read(single, environment(object, definition, field, path))));
                return values;
            });
            return object -> read.get().get(object);
        }
        if (fetcher instanceof Entities entities) {
            Supplier<Function<Object, Object>> read =
                    orForbidden(() -> entities.read(objects, field, from.apply(entities)));
            return object -> read.get().apply(object);
        }
        if (fetcher instanceof Items list) {
            List<?> items = objects.stream()
                    .flatMap(object -> list.items().apply(object).stream())
                    .toList();
            GraphQLObjectType itemType = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(definition.getType());
            EagerSelection ofItems = below(items, itemType, field, path, from);
            return object -> ready(list.items().apply(object), ofItems);
        }
        return null;
    }

    /**
     * Loads values. If the caller may not read them, the source does not fail: the rest is sent, with an error at the
     * field's path.
     */
    static <T> Supplier<T> orForbidden(Supplier<T> reading) {
        try {
            T read = reading.get();
            return () -> read;
        } catch (RequestException refused) {
            if (!refused.isForbidden()) {
                throw refused;
            }
            return () -> {
                throw refused;
            };
        }
    }

    private static Object read(Single single, DataFetchingEnvironment field) {
        try {
            return single.fetcher().get(field);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static DataFetchingEnvironment environment(
            Object source, GraphQLFieldDefinition definition, SubFields field, ResultPath path) {
        DataFetchingEnvironment request = field.request();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(request)
                .source(source)
                .mergedField(field.field())
                .fieldDefinition(definition)
                .arguments(field.arguments(definition))
                .executionStepInfo(request.getExecutionStepInfo().transform(step -> step.path(path)))
                .build();
    }
}
