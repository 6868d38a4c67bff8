package dev.parley.graphql;

import java.lang.reflect.Field;
import java.util.List;
import org.hibernate.Hibernate;

/**
 * A link from one entity to another one.
 *
 * @param name its name in GraphQL and in HQL
 * @param target the class that it points to
 */
record Link(String name, Class<?> target, Field field, boolean nullable, boolean customerVisible, String description)
        implements Step {

    /** The entity at the end of some links, or null. */
    static NodeEntity end(NodeEntity start, List<Link> way) {
        NodeEntity end = start;
        for (Link link : way) {
            end = end == null ? null : (NodeEntity) link.of(end);
        }
        return end;
    }

    /**
     * The entity at the other end, or null.
     *
     * @throws IllegalStateException when the look-ahead did not load it: that is a bug, and must not become a statement per row
     */
    Object of(Object entity) {
        Shape shape = ((NodeEntity) entity).shape();
        if (shape != null) {
            shape.require(this);
        }
        Object other = Reflection.get(field, entity);
        if (!Hibernate.isInitialized(other)) {
            throw new IllegalStateException("Link " + field + " was read but not loaded");
        }
        return other;
    }

    void set(NodeEntity entity, NodeEntity other) {
        Reflection.set(field, entity, other);
    }
}
