package dev.parley.graphql.model;

import dev.parley.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A list of what belongs to an object that is no entity, beside the lists that follow from the entities. Features bring theirs as
 * beans.
 *
 * @param owner class of the object, named as its GraphQL type; {@link Actor.Agent} for a root list of what is the caller's own
 * @param where the filter that makes rows the owner's, as the argument where would say it
 * @param order the order when the request gives none, as the argument orderBy would say it; empty for the order by id
 */
public record ViewerConnection<S>(
        Class<S> owner,
        String name,
        String description,
        Class<? extends NodeEntity> element,
        Function<S, Map<String, Object>> where,
        List<Map<String, Object>> order) {

    /** Name of the query type. */
    public static final String QUERY = "Query";

    /** A list in the order by id. */
    public ViewerConnection(
            Class<S> owner,
            String name,
            String description,
            Class<? extends NodeEntity> element,
            Function<S, Map<String, Object>> where) {
        this(owner, name, description, element, where, List.of());
    }

    /** The GraphQL type that has the list. */
    public String ownerType() {
        return owner == Actor.Agent.class ? QUERY : owner.getSimpleName();
    }

    public Map<String, Object> whereOf(Object object) {
        return where.apply(owner.cast(object));
    }
}
