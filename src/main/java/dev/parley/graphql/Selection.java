package dev.parley.graphql;

import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The look-ahead: what one request wants of rows of one type. Columns and to-one links become the shape of the rows, merged over
 * fragments and aliases; lists and batch fields below, at whatever link, are kept with the way to them, each under its own path, for two aliases of a list may
 * have different arguments.
 */
final class Selection {

    /** Rows that one list field may read for all its parents together. */
    private static final int MOST_ROWS = 30_000;

    private final Shape shape;
    private final List<ListField> lists = new ArrayList<>();
    private final List<Batch<?>> batches = new ArrayList<>();

    /**
     * A list below the rows.
     *
     * @param way links from a row to the list's owner
     * @param path result keys from the operation on, without indexes
     * @param rows what is wanted of the list's rows, or null when none are asked for
     */
    record ListField(List<Link> way, List<String> path, ReverseList list, Page page, boolean counted, Selection rows) {}

    /** A batch field of the rows, or of what a link leads to, with the loader for its arguments. */
    record Batch<T extends NodeEntity>(
            List<Link> way, List<String> path, BatchField<T> field, BatchField.Loader<T> loader) {

        static <T extends NodeEntity> Batch<T> of(
                List<Link> way, List<String> path, BatchField<T> field, Map<String, Object> arguments) {
            return new Batch<>(way, path, field, field.loaders().apply(arguments));
        }
    }

    /** What a connection field wants: its rows, and whether they are counted. */
    record OfConnection(Selection rows, boolean counted) {}

    private Selection(EntityType type) {
        this.shape = new Shape(type);
    }

    /** The row itself. */
    static Selection whole(EntityType type) {
        Selection selection = new Selection(type);
        selection.shape.addAll();
        return selection;
    }

    EntityType type() {
        return shape.type();
    }

    Shape shape() {
        return shape;
    }

    List<ListField> lists() {
        return lists;
    }

    List<Batch<?>> batches() {
        return batches;
    }

    /** Whether columns of the row itself, as they are stored, are all that is wanted, and everybody who sees the row may read them. */
    boolean isPlain(Visibility visibility) {
        return shape.links().isEmpty()
                && lists.isEmpty()
                && batches.isEmpty()
                && shape.columns().stream()
                        .allMatch(column -> column.agentRule() == null && !visibility.isDerived(column));
    }

    /** Reads selection sets for one caller. */
    static final class Reader {

        private final SchemaModel model;
        private final Visibility visibility;

        Reader(SchemaModel model, Visibility visibility) {
            this.model = model;
            this.visibility = visibility;
        }

        /** What is wanted of single objects. */
        Selection ofObject(EntityType type, DataFetchingFieldSelectionSet fields, List<String> path) {
            return ofObjects(type, fields, path, 1);
        }

        /**
         * The fields that are selected of objects that are read together.
         *
         * @param count how many they are at most
         */
        Selection ofObjects(EntityType type, DataFetchingFieldSelectionSet fields, List<String> path, int count) {
            visibility.require(type);
            Selection selection = new Selection(type);
            collect(selection, fields, List.of(), path, selection.shape, count);
            return selection;
        }

        /**
         * What is wanted of a connection's rows.
         *
         * @param owners how many rows have such a list at most
         */
        OfConnection ofConnection(
                EntityType type, DataFetchingFieldSelectionSet fields, List<String> path, Page page, long owners) {
            visibility.require(type);
            long rows = owners * Math.max(1, page.size());
            if (rows > MOST_ROWS) {
                throw new RequestException(
                        RequestError.TOO_COSTLY,
                        "A list of this query may have " + rows + " rows; " + MOST_ROWS + " is the most.");
            }
            Selection selection = new Selection(type);
            selection.shape.add(page.order());
            boolean counted = false;
            boolean wanted = false;
            for (SelectedField field : fields.getImmediateFields()) {
                switch (field.getName()) {
                    case "totalCount" -> counted = true;
                    case "pageInfo" -> wanted = true;
                    case "nodes" -> {
                        wanted = true;
                        collect(
                                selection,
                                field.getSelectionSet(),
                                List.of(),
                                with(path, field),
                                selection.shape,
                                rows);
                    }
                    case "edges" -> {
                        wanted = true;
                        for (SelectedField node : field.getSelectionSet().getImmediateFields()) {
                            if (node.getName().equals("node")) {
                                collect(
                                        selection,
                                        node.getSelectionSet(),
                                        List.of(),
                                        with(with(path, field), node),
                                        selection.shape,
                                        rows);
                            }
                        }
                    }
                    default -> {}
                }
            }
            return new OfConnection(wanted ? selection : null, counted);
        }

        private void collect(
                Selection selection,
                DataFetchingFieldSelectionSet fields,
                List<Link> way,
                List<String> path,
                Shape shape,
                long rows) {
            EntityType type = shape.type();
            for (SelectedField field : fields.getImmediateFields()) {
                if (!field.getObjectTypeNames().contains(type.name())) {
                    continue;
                }
                String name = field.getName();
                if (!mayRead(type, name)) {
                    continue;
                }
                if (type.columns().containsKey(name)) {
                    shape.add(type.columns().get(name));
                } else if (type.links().containsKey(name)) {
                    Link link = type.links().get(name);
                    List<Link> further = new ArrayList<>(way);
                    further.add(link);
                    collect(
                            selection,
                            field.getSelectionSet(),
                            further,
                            with(path, field),
                            shape.add(link, model.entities().of(link.target())),
                            rows);
                } else if (type.lists().containsKey(name)) {
                    ReverseList list = type.lists().get(name);
                    Page page = Page.of(list.element(), field.getArguments(), visibility);
                    OfConnection wanted =
                            ofConnection(list.element(), field.getSelectionSet(), with(path, field), page, rows);
                    selection.lists.add(
                            new ListField(way, with(path, field), list, page, wanted.counted(), wanted.rows()));
                } else if (!name.equals("id") && !name.equals("__typename")) {
                    BatchField<?> batch = model.batchField(type, name);
                    if (batch != null) {
                        selection.batches.add(Batch.of(way, with(path, field), batch, field.getArguments()));
                    }
                    shape.addAll();
                }
            }
        }

        /** Of other fields nothing is loaded: they are refused where they stand in the answer. */
        private boolean mayRead(EntityType type, String name) {
            if (type.columns().containsKey(name)) {
                return visibility.mayRead(type.columns().get(name));
            }
            if (type.links().containsKey(name)) {
                return visibility.mayRead(type.links().get(name));
            }
            if (type.lists().containsKey(name)) {
                return visibility.mayRead(type.lists().get(name));
            }
            BatchField<?> batch = model.batchField(type, name);
            ComputedField<?> computed = model.computedField(type, name);
            return (batch == null || visibility.mayRead(batch)) && (computed == null || visibility.mayRead(computed));
        }

        private static List<String> with(List<String> path, SelectedField field) {
            List<String> longer = new ArrayList<>(path.size() + 1);
            longer.addAll(path);
            longer.add(field.getResultKey());
            return longer;
        }
    }
}
