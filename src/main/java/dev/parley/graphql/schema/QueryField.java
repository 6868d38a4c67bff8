package dev.parley.graphql.schema;

import dev.parley.security.AccessRole;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import java.util.Set;

/**
 * A field of the query type whose arguments or result use derived types, such as filters. Features contribute fields
 * as CDI beans. The result is an object of a {@link dev.parley.graphql.subscription.ViewType}.
 *
 * @param roles the callers who may use the field; empty for all
 * @param fetcher validates the arguments and the caller's rights, and returns the result
 */
public record QueryField(GraphQLFieldDefinition definition, Set<AccessRole> roles, DataFetcher<Object> fetcher) {}
