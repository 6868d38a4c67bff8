package dev.parley.graphql.declaration;

import dev.parley.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A connection field on an object that is not an entity, such as the viewer. Features contribute such fields as CDI
 * beans.
 *
 * @param owner class of the object, with the name of its GraphQL type; {@link Actor.Agent} for a root list of the
 *     calling agent
 * @param where filter that selects the owner's rows, in the form of the argument where
 * @param order default order, in the form of the argument orderBy; empty for the order by id
 */
public record ViewerConnection<S>(
        Class<S> owner,
        String name,
        String description,
        Class<? extends NodeEntity> element,
        Function<S, Map<String, Object>> where,
        List<Map<String, Object>> order) {

    /** Name of the GraphQL query type. */
    public static final String QUERY = "Query";

    /** A connection that is ordered by id. */
    public ViewerConnection(
            Class<S> owner,
            String name,
            String description,
            Class<? extends NodeEntity> element,
            Function<S, Map<String, Object>> where) {
        this(owner, name, description, element, where, List.of());
    }

    /** Name of the GraphQL type that has the field. */
    public String ownerType() {
        return owner == Actor.Agent.class ? QUERY : owner.getSimpleName();
    }

    /** Filter that selects the rows of an owner. */
    public Map<String, Object> whereOf(Object object) {
        return where.apply(owner.cast(object));
    }
}
