package dev.parley.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * Reads rows as a selection wants them. One statement for the rows with all their links, one for each list below and one for each
 * count, however many rows there are.
 */
final class EntityReader {

    /** Aliases in HQL: the row that is read; a row of a list when it is only chosen; the owner of a list. */
    private static final String ROW = "e";

    private static final String CHOSEN = "c";
    private static final String OWNER = "o";

    /** What one loader gives for the rows at the end of the links: read once, however many fields are parts of it. */
    private record Facts(List<Link> way, BatchField.Loader<?> loader) {}

    private final EntityModel model;
    private final StatelessSession database;
    private final Visibility visibility;
    private final Loaded loaded;
    private final Deadline deadline;

    EntityReader(
            EntityModel model, StatelessSession database, Visibility visibility, Loaded loaded, Deadline deadline) {
        this.model = model;
        this.database = database;
        this.visibility = visibility;
        this.loaded = loaded;
        this.deadline = deadline;
    }

    /** Rows by their numbers; numbers without a row are missing. */
    Map<Long, NodeEntity> byIds(Selection selection, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Parameters parameters = new Parameters();
        return only(parameters.oneOf("e.id", ids), selection, parameters).stream()
                .collect(Collectors.toMap(row -> row.id, row -> row));
    }

    /** The row with a value in a unique attribute, or null. */
    NodeEntity byAttribute(Selection selection, String attribute, Object value) {
        Parameters parameters = new Parameters();
        String condition = "e." + attribute + " = " + parameters.add(value);
        return only(condition, selection, parameters).stream().findFirst().orElse(null);
    }

    private List<NodeEntity> only(String condition, Selection selection, Parameters parameters) {
        List<String> conditions = new ArrayList<>();
        conditions.add(condition);
        addRule(selection.type(), ROW, parameters, conditions);
        RowReader reader = new RowReader(selection.shape(), ROW, visibility, parameters);
        String hql = "select " + reader.hql() + " from " + selection.type().name() + " " + ROW
                + selection.shape().joins(ROW).hql() + where(conditions);
        List<NodeEntity> rows = rows(hql, parameters, reader, -1);
        loadBelow(selection, rows);
        return rows;
    }

    /** A page of all rows of a type. */
    Connection page(EntityType type, Selection.OfConnection wanted, Page page) {
        List<NodeEntity> rows = wanted.rows() == null ? List.of() : rows(type, wanted.rows(), page, null, null);
        Connection connection = Connection.of(rows, page, wanted.counted() ? count(type, page) : null);
        if (wanted.rows() != null) {
            loadBelow(wanted.rows(), connection.nodes());
        }
        return connection;
    }

    /**
     * The numbers of the rows of a followed list, at most so many.
     *
     * @param where the client's filter
     * @param own conditions of the service, in the filter's form
     */
    List<Long> ids(EntityType type, Map<String, Object> where, List<Map<String, Object>> own, int most) {
        Parameters parameters = new Parameters();
        Joins joins = new Joins(ROW);
        List<String> conditions = new ArrayList<>();
        add(new Filter(model, visibility, parameters, true).predicate(type, where, joins), conditions);
        addOwn(type, own, joins, parameters, conditions);
        addRule(type, ROW, parameters, conditions);
        String hql = "select e.id from " + type.name() + " e" + joins.hql() + where(conditions);
        return ids(hql, parameters, most);
    }

    /** The numbers that a statement finds, at most so many. */
    List<Long> ids(String hql, Parameters parameters, int most) {
        return list(hql, parameters, Long.class, most);
    }

    private List<NodeEntity> rows(EntityType type, Selection selection, Page page, ReverseList list, Long owner) {
        Parameters parameters = new Parameters();
        Joins joins = selection.shape().joins(ROW);
        List<String> conditions = conditions(type, page, joins, parameters);
        String from = list == null ? type.name() + " " + ROW : list.from(ROW);
        if (list != null) {
            conditions.add(list.ownerId(ROW) + " = " + parameters.add(owner));
        }
        if (list != null && visibility.isDecidedByOwner(list)) {
            conditions.add("exists (select 1 from " + list.owner().name() + " o where o.id = " + parameters.add(owner)
                    + " and " + visibility.ruleOfOwner(list, OWNER, parameters) + ")");
        } else {
            addRule(type, ROW, parameters, conditions);
        }
        RowReader reader = new RowReader(selection.shape(), ROW, visibility, parameters);
        String hql = "select " + reader.hql() + " from " + from + joins.hql() + where(conditions)
                + page.reading().hql(ROW);
        return rows(hql, parameters, reader, page.size() + 1);
    }

    private List<NodeEntity> rows(String hql, Parameters parameters, RowReader reader, int most) {
        return list(hql, parameters, Object[].class, most).stream()
                .map(reader::row)
                .toList();
    }

    private long count(EntityType type, Page page) {
        Parameters parameters = new Parameters();
        Joins joins = new Joins(ROW);
        List<String> conditions = new ArrayList<>();
        addFilter(type, page, joins, parameters, conditions);
        addRule(type, ROW, parameters, conditions);
        String hql = "select count(*) from " + type.name() + " e" + joins.hql() + where(conditions);
        return list(hql, parameters, Long.class, -1).get(0);
    }

    private void loadBelow(Selection selection, List<NodeEntity> rows) {
        Map<Facts, Map<Long, ?>> facts = new HashMap<>();
        for (Selection.Batch<?> batch : selection.batches()) {
            BatchField<?> field = batch.field();
            Map<Long, ?> ofRows = facts.computeIfAbsent(
                    new Facts(batch.way(), batch.loader()), f -> load(batch.loader(), owners(rows, batch.way())));
            loaded.put(batch.path(), field.owner(), field.valuesIn(ofRows));
        }
        for (Selection.ListField field : selection.lists()) {
            loaded.put(field.path(), field.list().owner().javaClass(), connections(field, owners(rows, field.way())));
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends NodeEntity> Map<Long, ?> load(BatchField.Loader<T> loader, List<NodeEntity> owners) {
        return owners.isEmpty() ? Map.of() : loader.load(database, (List<T>) owners);
    }

    /** The entities at the end of the links, each once. */
    private static List<NodeEntity> owners(List<? extends NodeEntity> rows, List<Link> way) {
        Map<Long, NodeEntity> owners = new LinkedHashMap<>();
        for (NodeEntity row : rows) {
            NodeEntity owner = Link.end(row, way);
            if (owner != null) {
                owners.putIfAbsent(owner.id, owner);
            }
        }
        return List.copyOf(owners.values());
    }

    private Map<Long, Connection> connections(Selection.ListField field, List<NodeEntity> owners) {
        List<Long> ids = owners.stream().map(owner -> owner.id).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<NodeEntity>> rows = field.rows() == null ? Map.of() : rowsByOwner(field, ids);
        Map<Long, Long> counts = field.counted() ? countsByOwner(field, ids) : Map.of();
        Map<Long, Connection> connections = new LinkedHashMap<>();
        for (Long id : ids) {
            Long count = field.counted() ? counts.getOrDefault(id, 0L) : null;
            connections.put(id, Connection.of(rows.getOrDefault(id, List.of()), field.page(), count));
        }
        if (field.rows() != null) {
            loadBelow(
                    field.rows(),
                    connections.values().stream()
                            .<NodeEntity>flatMap(connection -> connection.nodes().stream())
                            .toList());
        }
        return connections;
    }

    /** The first rows of each owner's list. For several owners PostgreSQL is asked once, and stops at the last row of each page. */
    private Map<Long, List<NodeEntity>> rowsByOwner(Selection.ListField field, List<Long> owners) {
        ReverseList list = field.list();
        EntityType type = list.element();
        if (owners.size() == 1) {
            return Map.of(owners.get(0), rows(type, field.rows(), field.page(), list, owners.get(0)));
        }
        Parameters parameters = new Parameters();
        Joins filtered = new Joins(CHOSEN);
        List<String> conditions = conditions(type, field.page(), filtered, parameters);
        conditions.add(list.ownerId(CHOSEN) + " = " + OWNER + ".id");
        List<String> ofOwner = new ArrayList<>(List.of(parameters.oneOf(OWNER + ".id", owners)));
        if (visibility.isDecidedByOwner(list)) {
            ofOwner.add(visibility.ruleOfOwner(list, OWNER, parameters));
        } else {
            addRule(type, CHOSEN, parameters, conditions);
        }
        String chosen = "select c.id as id from " + list.from(CHOSEN) + filtered.hql() + where(conditions)
                + field.page().reading().hql(CHOSEN) + " limit "
                + parameters.add(field.page().size() + 1);
        RowReader reader = new RowReader(field.rows().shape(), ROW, visibility, parameters);
        String hql = "select " + reader.hql() + ", o.id from " + list.owner().name() + " o join lateral (" + chosen
                + ") t on true join "
                + type.name() + " e on e.id = t.id"
                + field.rows().shape().joins(ROW).hql() + where(ofOwner)
                + field.page().reading().hql(ROW);
        Map<Long, List<NodeEntity>> rows = new LinkedHashMap<>();
        for (Object[] row : list(hql, parameters, Object[].class, -1)) {
            rows.computeIfAbsent((Long) row[row.length - 1], owner -> new ArrayList<>())
                    .add(reader.row(row));
        }
        return rows;
    }

    private Map<Long, Long> countsByOwner(Selection.ListField field, List<Long> owners) {
        ReverseList list = field.list();
        Parameters parameters = new Parameters();
        Joins joins = new Joins(ROW);
        List<String> conditions = new ArrayList<>();
        addFilter(list.element(), field.page(), joins, parameters, conditions);
        addRule(list.element(), ROW, parameters, conditions);
        conditions.add(parameters.oneOf(list.ownerId(ROW), owners));
        String hql = "select " + list.ownerId(ROW) + ", count(*) from " + list.from(ROW) + joins.hql()
                + where(conditions) + " group by " + list.ownerId(ROW);
        return list(hql, parameters, Object[].class, -1).stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    private List<String> conditions(EntityType type, Page page, Joins joins, Parameters parameters) {
        List<String> conditions = new ArrayList<>();
        addFilter(type, page, joins, parameters, conditions);
        add(page.within(joins.alias(), parameters), conditions);
        return conditions;
    }

    private void addFilter(EntityType type, Page page, Joins joins, Parameters parameters, List<String> conditions) {
        add(new Filter(model, visibility, parameters).predicate(type, page.where(), joins), conditions);
        addOwn(type, page.own(), joins, parameters, conditions);
    }

    /** These do not count towards the limits of the client's filter. */
    private void addOwn(
            EntityType type,
            List<Map<String, Object>> own,
            Joins joins,
            Parameters parameters,
            List<String> conditions) {
        own.forEach(condition ->
                add(new Filter(model, visibility, parameters).predicate(type, condition, joins), conditions));
    }

    private void addRule(EntityType type, String alias, Parameters parameters, List<String> conditions) {
        add(visibility.rule(type, alias, parameters), conditions);
    }

    private static void add(String condition, List<String> conditions) {
        if (condition != null) {
            conditions.add(condition);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private <T> List<T> list(String hql, Parameters parameters, Class<T> type, int most) {
        deadline.require();
        var query = parameters.bindTo(database.createSelectionQuery(hql, type), hql);
        return most < 0 ? query.list() : query.setMaxResults(most).list();
    }
}
