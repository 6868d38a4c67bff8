package dev.parley.graphql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a statement reads of an entity and of those that its links lead to: the columns that were asked for, or the whole row where a
 * field is worked out from it. Grows while a selection is read.
 */
final class Shape {

    private final EntityType type;
    private final Set<Column> columns = new LinkedHashSet<>();
    private final Map<Link, Shape> links = new LinkedHashMap<>();
    private boolean whole;

    Shape(EntityType type) {
        this.type = type;
        columns.add(type.id());
    }

    EntityType type() {
        return type;
    }

    Set<Column> columns() {
        return columns;
    }

    Map<Link, Shape> links() {
        return links;
    }

    boolean isWhole() {
        return whole;
    }

    void add(Column column) {
        columns.add(column);
    }

    void add(Order order) {
        order.terms().forEach(term -> add(term.column()));
    }

    /** What is read of the entity that a link leads to. */
    Shape add(Link link, EntityType target) {
        return links.computeIfAbsent(link, l -> new Shape(target));
    }

    void addAll() {
        whole = true;
    }

    /** The joins of all links that are read. */
    Joins joins(String alias) {
        Joins joins = new Joins(alias);
        joinLinks(joins);
        return joins;
    }

    private void joinLinks(Joins joins) {
        links.forEach((link, shape) -> shape.joinLinks(joins.join(link)));
    }

    /**
     * For rows of this shape, which have no more than was asked for.
     *
     * @throws IllegalStateException when the look-ahead did not ask for it: that is a bug, and must not look like a null of the row
     */
    void require(Column column) {
        if (!columns.contains(column)) {
            throw new IllegalStateException("Column " + column.field() + " was read but not loaded");
        }
    }

    /** As {@link #require(Column)}, for a link. */
    void require(Link link) {
        if (!links.containsKey(link)) {
            throw new IllegalStateException("Link " + link.field() + " was read but not loaded");
        }
    }
}
