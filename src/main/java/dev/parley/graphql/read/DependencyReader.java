package dev.parley.graphql.read;

import dev.parley.graphql.clause.Page;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Step;
import dev.parley.graphql.model.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the records, besides the rows of a list, that the filter and the selection of the list read. */
final class DependencyReader {

    private final EntityModel model;
    private final Map<List<Step>, Found> found = new LinkedHashMap<>();

    /** Columns that are read of the records at the end of one path. */
    private static final class Found {

        private final EntityType type;
        private final Set<String> columns = new HashSet<>();
        private boolean shown;

        Found(EntityType type) {
            this.type = type;
        }
    }

    DependencyReader(EntityModel model) {
        this.model = model;
    }

    List<Dependency> dependencies() {
        List<Dependency> all = new ArrayList<>();
        found.forEach((path, records) ->
                all.add(new Dependency(path, records.type, Set.copyOf(records.columns), records.shown)));
        return List.copyOf(all);
    }

    /**
     * Adds the selection of the rows.
     *
     * @param rows the field that returns the rows
     */
    void addPlan(Plan plan, SubFields rows, Visibility visibility) {
        addObject(List.of(), plan.object());
        addLists(List.of(), plan.rows(), rows, visibility);
    }

    private void addObject(List<Step> path, Plan.ObjectPart object) {
        addParts(path, object.type(), object.parts());
    }

    private void addParts(List<Step> path, EntityType type, List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.Leaf leaf) {
                add(path, type, leaf.column().sql(), true);
            } else if (part instanceof Part.Linked linked) {
                add(path, type, linked.link().sql(), true);
                addObject(with(path, linked.link()), linked.object());
            } else if (part instanceof Part.Nested nested) {
                addParts(path, type, nested.parts());
            } else if (part instanceof ComputedPart computed) {
                Stream.concat(
                                type.columns().values().stream().map(Column::attribute),
                                computed.computed().needs().stream().filter(need -> need.indexOf('.') < 0))
                        .filter(attribute -> !type.isStatistic(attribute))
                        .forEach(attribute -> add(path, type, type.columnOf(attribute), true));
            }
        }
    }

    private void addLists(List<Step> path, Block block, SubFields request, Visibility visibility) {
        for (ListPart part : block.lists()) {
            List<Step> owner = new ArrayList<>(path);
            owner.addAll(part.way());
            List<Step> rows = toList(owner, part.list(), true);
            EntityType element = part.list().element();
            Page page = Page.of(element, request.at(part.field()).arguments(part.definition()), visibility);
            addFilter(rows, element, page.where());
            part.connection().parts().forEach(each -> addRows(rows, each));
            addLists(rows, part.rows(), request, visibility);
        }
    }

    private void addRows(List<Step> rows, Plan.PagePart part) {
        if (part.object() != null) {
            addObject(rows, part.object());
        }
        part.parts().forEach(each -> addRows(rows, each));
    }

    /** Adds the columns that a filter of the rows reads. */
    void addFilter(EntityType type, Map<String, Object> where) {
        addFilter(List.of(), type, where);
    }

    private void addFilter(List<Step> path, EntityType type, Map<?, ?> where) {
        where.forEach((name, value) -> {
            if (value instanceof Collection<?> alternatives) {
                alternatives.forEach(each -> addFilter(path, type, (Map<?, ?>) each));
            } else if (value instanceof Map<?, ?> conditions) {
                addCondition(path, type, (String) name, conditions);
            }
        });
    }

    private void addCondition(List<Step> path, EntityType type, String name, Map<?, ?> conditions) {
        if (name.equals("not")) {
            addFilter(path, type, conditions);
        } else if (type.fieldGroups().containsKey(name)) {
            conditions.forEach(
                    (field, value) -> addCondition(path, type, FieldPath.of(name, (String) field), (Map<?, ?>) value));
        } else if (type.linksByPath().containsKey(name)) {
            addLink(path, type, type.linksByPath().get(name), conditions);
        } else if (type.lists().containsKey(name)) {
            ReverseList list = type.lists().get(name);
            List<Step> rows = toList(path, list, false);
            conditions.values().stream()
                    .filter(Map.class::isInstance)
                    .forEach(each -> addFilter(rows, list.element(), (Map<?, ?>) each));
        } else if (type.columns().containsKey(name)) {
            add(path, type, type.columnOf(type.columns().get(name).attribute()), false);
        }
    }

    private void addLink(List<Step> path, EntityType type, Link link, Map<?, ?> conditions) {
        add(path, type, link.sql(), false);
        addFilter(with(path, link), model.of(link.target()), conditions);
    }

    /** Returns the path to the rows of a list and adds the foreign keys that decide which rows are in it. */
    private List<Step> toList(List<Step> owner, ReverseList list, boolean shown) {
        List<Step> rows = with(owner, list);
        if (list.manyToMany()) {
            add(owner, list.owner(), list.name(), shown);
            add(rows, list.element(), null, shown);
            list.decidedBy().forEach(column -> add(rows, list.element(), column, shown));
        } else {
            add(rows, list.element(), list.ownerKey(), shown);
        }
        return rows;
    }

    /** The rows of the list itself are not dependencies, because their changes are events. */
    private void add(List<Step> path, EntityType type, @Nullable String column, boolean shown) {
        if (path.isEmpty()) {
            return;
        }
        Found records = found.computeIfAbsent(path, p -> new Found(type));
        records.shown |= shown;
        if (column != null) {
            records.columns.add(column);
        }
    }

    private static List<Step> with(List<Step> path, Step step) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
