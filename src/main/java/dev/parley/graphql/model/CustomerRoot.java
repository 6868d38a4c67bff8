package dev.parley.graphql.model;

import dev.parley.security.Actor;
import java.util.function.Function;

/**
 * A root field for the one row that is the customer's own. Features bring theirs as beans.
 *
 * @param attribute attribute of the element, in HQL, that is unique and need not be a column of the schema
 * @param value what the attribute has in the customer's row
 * @param onMissing is run when there is no such row
 */
public record CustomerRoot(
        String name,
        String description,
        Class<? extends NodeEntity> element,
        String attribute,
        Function<Actor.Customer, Object> value,
        Runnable onMissing) {}
