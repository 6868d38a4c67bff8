package dev.parley.graphql;

import static graphql.schema.FieldCoordinates.coordinates;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.SelectedField;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is selected below an object that a subscription sends, read before the object is sent. So a failure is the source's, which is
 * asked again; were the fields read later, it would be sent in their place.
 */
final class ReadAhead {

    /** By result key: what was read for an object. */
    private final Map<String, Function<Object, Object>> byKey = new HashMap<>();

    private ReadAhead() {}

    /** A field that is read for each object by itself. */
    record Field(DataFetcher<?> fetcher) implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) throws Exception {
            return field.getLocalContext() instanceof ReadAhead ahead ? ahead.get(field) : fetcher.get(field);
        }
    }

    /**
     * An entity below an object that is none. Those of several objects are read together.
     *
     * @param number the entity's number, of an object; or null
     * @param fetcher the entities by their numbers
     */
    record Entities(
            Function<Object, Long> number, BiFunction<List<Long>, DataFetchingEnvironment, Map<Long, Object>> fetcher)
            implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) {
            return field.getLocalContext() instanceof ReadAhead ahead
                    ? ahead.get(field)
                    : read(List.of(field.<Object>getSource()), field).apply(field.getSource());
        }

        private Function<Object, Object> read(List<?> objects, DataFetchingEnvironment field) {
            List<Long> numbers = objects.stream()
                    .map(number)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Map<Long, Object> found = numbers.isEmpty() ? Map.of() : fetcher.apply(numbers, field);
            return object -> {
                Long wanted = number.apply(object);
                return wanted == null ? null : found.get(wanted);
            };
        }
    }

    /** A list of objects that are no entities. */
    record Items(Function<Object, List<?>> items) implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) {
            return field.getLocalContext() instanceof ReadAhead ahead
                    ? ahead.get(field)
                    : items.apply(field.getSource());
        }
    }

    private Object get(DataFetchingEnvironment field) {
        return byKey.get(field.getMergedField().getResultKey()).apply(field.getSource());
    }

    /**
     * The object, ready to be sent.
     *
     * @param field of the subscription
     */
    static Object of(Object object, DataFetchingEnvironment field) {
        GraphQLObjectType type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getFieldType());
        return ready(object, below(List.of(object), type, field));
    }

    private static Object ready(Object object, ReadAhead ahead) {
        return DataFetcherResult.newResult().data(object).localContext(ahead).build();
    }

    private static ReadAhead below(List<?> objects, GraphQLObjectType type, DataFetchingEnvironment field) {
        ReadAhead ahead = new ReadAhead();
        for (SelectedField selected : field.getSelectionSet().getImmediateFields()) {
            var definition = selected.getFieldDefinitions().get(0);
            DataFetcher<?> fetcher = field.getGraphQLSchema()
                    .getCodeRegistry()
                    .getDataFetcher(coordinates(type.getName(), selected.getName()), definition);
            if (fetcher instanceof Field single) {
                ahead.byKey.put(selected.getResultKey(), orForbidden(() -> {
                    Map<Object, Object> read = new IdentityHashMap<>();
                    objects.forEach(object -> read.put(object, read(single, below(field, selected, object))));
                    return read::get;
                }));
            } else if (fetcher instanceof Entities entities) {
                ahead.byKey.put(
                        selected.getResultKey(),
                        orForbidden(() -> entities.read(objects, below(field, selected, null))));
            } else if (fetcher instanceof Items list) {
                List<?> items = objects.stream()
                        .flatMap(object -> list.items().apply(object).stream())
                        .toList();
                GraphQLObjectType itemType = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(definition.getType());
                ReadAhead ofItems = below(items, itemType, below(field, selected, null));
                ahead.byKey.put(
                        selected.getResultKey(), object -> ready(list.items().apply(object), ofItems));
            }
        }
        return ahead;
    }

    /** What the caller may not read is no failure of the source: the rest is sent, with an error at the field's path. */
    private static Function<Object, Object> orForbidden(Supplier<Function<Object, Object>> reading) {
        try {
            return reading.get();
        } catch (RequestException refused) {
            if (!refused.isForbidden()) {
                throw refused;
            }
            return object -> {
                throw refused;
            };
        }
    }

    private static Object read(Field single, DataFetchingEnvironment field) {
        try {
            return single.fetcher().get(field);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static DataFetchingEnvironment below(DataFetchingEnvironment field, SelectedField selected, Object source) {
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(field)
                .source(source)
                .arguments(selected.getArguments())
                .selectionSet(selected.getSelectionSet())
                .executionStepInfo(field.getExecutionStepInfo()
                        .transform(step ->
                                step.path(field.getExecutionStepInfo().getPath().segment(selected.getResultKey()))))
                .build();
    }
}
