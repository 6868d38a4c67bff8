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
import java.util.Map;

/**
 * What is selected below an object that a subscription sends, read before the object is sent. So a failure is the source's, which is
 * asked again; were the fields read later, it would be sent in their place.
 */
final class ReadAhead {

    private final Map<String, Object> byKey = new HashMap<>();

    private ReadAhead() {}

    /** A field that leads to entities, below an object that is none. */
    record Field(DataFetcher<?> fetcher) implements DataFetcher<Object> {

        @Override
        public Object get(DataFetchingEnvironment field) throws Exception {
            return field.getLocalContext() instanceof ReadAhead ahead
                    ? ahead.byKey.get(field.getMergedField().getResultKey())
                    : fetcher.get(field);
        }
    }

    /**
     * The object, ready to be sent.
     *
     * @param field of the subscription
     */
    static Object of(Object object, DataFetchingEnvironment field) {
        ReadAhead ahead = new ReadAhead();
        GraphQLObjectType type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getFieldType());
        for (SelectedField selected : field.getSelectionSet().getImmediateFields()) {
            var definition = selected.getFieldDefinitions().get(0);
            DataFetcher<?> fetcher = field.getGraphQLSchema()
                    .getCodeRegistry()
                    .getDataFetcher(coordinates(type.getName(), selected.getName()), definition);
            if (fetcher instanceof Field entities) {
                ahead.byKey.put(selected.getResultKey(), read(entities, below(field, selected, object)));
            }
        }
        return DataFetcherResult.newResult().data(object).localContext(ahead).build();
    }

    private static Object read(Field entities, DataFetchingEnvironment field) {
        try {
            return entities.fetcher().get(field);
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
