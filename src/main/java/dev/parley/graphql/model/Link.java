package dev.parley.graphql.model;

import java.lang.reflect.Field;

/**
 * A link from one entity to another one.
 *
 * @param name its name in GraphQL and in HQL
 * @param sql the column of its key
 * @param target the class that it points to
 */
public record Link(
        String name,
        String sql,
        Class<?> target,
        Field field,
        boolean nullable,
        boolean customerVisible,
        String description)
        implements Step {}
