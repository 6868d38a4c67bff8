package dev.parley.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/** Finds what was loaded ahead for a list, a batch field or a guarded column. */
final class LoadedFetcher implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment field) {
        Loaded loaded = field.getLocalContext();
        return loaded.get(field.getExecutionStepInfo().getPath().getKeysOnly(), field.getSource());
    }
}
