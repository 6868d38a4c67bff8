package dev.parley.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a field from an object in memory. graphql-java then creates no environment for the field, which is most of
 * the cost of a leaf field.
 */
public final class PropertyFetcher implements LightDataFetcher<Object> {

    private final Function<Object, Object> getter;

    PropertyFetcher(Function<Object, Object> getter) {
        this.getter = getter;
    }

    /** Returns the fetcher for a getter. */
    public static <T> PropertyFetcher of(Class<T> type, Function<T, Object> getter) {
        return new PropertyFetcher(source -> getter.apply(type.cast(source)));
    }

    @Override
    public Object get(GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return getter.apply(source);
    }

    @Override
    public Object get(DataFetchingEnvironment environment) {
        return getter.apply(environment.getSource());
    }
}
