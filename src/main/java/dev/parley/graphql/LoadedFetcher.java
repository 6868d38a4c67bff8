package dev.parley.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/** Finds what was loaded ahead for a list or a batch field. */
final class LoadedFetcher implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment field) {
        Loaded loaded = field.getLocalContext();
        return loaded.get(field.getExecutionStepInfo().getPath().getKeysOnly(), field.getSource());
    }
}
