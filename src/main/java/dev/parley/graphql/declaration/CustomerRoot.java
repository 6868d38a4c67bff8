package dev.parley.graphql.declaration;

import dev.parley.security.Actor;
import java.util.function.Function;

/**
 * A root field that returns the single row which belongs to the calling customer. Features contribute such fields as
 * CDI beans.
 *
 * @param attribute unique attribute of the element, in HQL; it need not be a field of the schema
 * @param value value of that attribute in the customer's row
 * @param onMissing runs if there is no such row
 */
public record CustomerRoot(
        String name,
        String description,
        Class<? extends NodeEntity> element,
        String attribute,
        Function<Actor.Customer, Object> value,
        Runnable onMissing) {}
