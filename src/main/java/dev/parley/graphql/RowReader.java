package dev.parley.graphql;

import java.util.ArrayList;
import java.util.List;

/**
 * What one statement selects, and the entities that its results become. Hibernate makes whole rows; of others the entity is made
 * here, which costs a fraction, with the columns that were asked for and no others.
 */
final class RowReader {

    private final List<String> items = new ArrayList<>();
    private final Reading root;

    /** A column of an entity, with its place in the result. */
    private record Value(Column column, int item) {}

    /** How one entity of the statement is read. */
    private record Reading(Shape shape, int item, List<Value> values, List<Linked> links) {}

    private record Linked(Link link, Reading reading) {}

    /** For rows of a shape under an alias; parameters of its rules are added. */
    RowReader(Shape shape, String alias, Visibility visibility, Parameters parameters) {
        root = reading(shape, alias, visibility, parameters);
    }

    private Reading reading(Shape shape, String alias, Visibility visibility, Parameters parameters) {
        int item = add(shape.isWhole() ? alias : alias + "." + shape.type().id().attribute());
        List<Value> values = new ArrayList<>();
        for (Column column : shape.columns()) {
            if (column != shape.type().id()
                    && (!shape.isWhole() || column.agentRule() != null || visibility.isDerived(column))) {
                values.add(new Value(column, add(guarded(column, alias, visibility, parameters))));
            }
        }
        List<Linked> links = new ArrayList<>();
        shape.links().forEach((link, target) -> {
            links.add(new Linked(link, reading(target, Joins.alias(alias, link), visibility, parameters)));
        });
        return new Reading(shape, item, values, links);
    }

    private static String guarded(Column column, String alias, Visibility visibility, Parameters parameters) {
        String value = visibility.value(column, alias);
        String rule = visibility.rule(column, alias, parameters);
        return rule == null ? value : "case when " + rule + " then " + value + " end";
    }

    private int add(String item) {
        items.add(item);
        return items.size() - 1;
    }

    /** What to select. */
    String hql() {
        return String.join(", ", items);
    }

    /** The entity of one result, with those that its links lead to. */
    NodeEntity row(Object[] result) {
        return row(root, result);
    }

    private static NodeEntity row(Reading reading, Object[] result) {
        Object item = result[reading.item()];
        if (item == null) {
            return null;
        }
        Shape shape = reading.shape();
        NodeEntity row = shape.isWhole() ? (NodeEntity) item : shape.type().row((Long) item, shape);
        for (Value value : reading.values()) {
            value.column().set(row, result[value.item()]);
        }
        for (Linked linked : reading.links()) {
            linked.link().set(row, row(linked.reading(), result));
        }
        return row;
    }
}
