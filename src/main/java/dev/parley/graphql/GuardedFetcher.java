package dev.parley.graphql;

import dev.parley.security.CurrentActor;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.function.Supplier;

/**
 * A field that only agents may read. For others it is an error at its path, whether or not there is a value: UNAUTHENTICATED or
 * FORBIDDEN. The look-ahead has loaded nothing for it then.
 */
record GuardedFetcher(CurrentActor currentActor, DataFetcher<Object> fetcher) implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment field) throws Exception {
        AgentCaller.require(currentActor.get());
        return fetcher.get(field);
    }

    /** The same for a field that needs no environment. */
    record Light(CurrentActor currentActor, LightFetcher fetcher) implements LightDataFetcher<Object> {

        @Override
        public Object get(GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
            AgentCaller.require(currentActor.get());
            return fetcher.get(field, source, environment);
        }

        @Override
        public Object get(DataFetchingEnvironment field) {
            AgentCaller.require(currentActor.get());
            return fetcher.get(field);
        }
    }
}
