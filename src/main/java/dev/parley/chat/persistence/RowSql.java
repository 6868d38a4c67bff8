package dev.parley.chat.persistence;

import dev.parley.chat.persistence.Pipeline.Kept;
import dev.parley.chat.persistence.Pipeline.Value;
import dev.parley.graphql.declaration.NodeEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statements that write rows from Hibernate's mapping. New rows may link to each other: the database generates their ids and provides them
 * to the statements after the insert.
 */
final class RowSql {

    /** Part of the database's error when an update finds no row: the update then casts this text to a number, which fails. */
    static final String STALE = "rows in the version that was read: ";

    /** The version of an audited entity goes up with each change that is recorded. */
    private static final String VERSION = "version";

    private final SessionImplementor session;
    private final List<NodeEntity> newRows;
    private boolean isActorKnown;

    /** @param newRows the rows to be inserted without an id */
    RowSql(SessionImplementor session, List<NodeEntity> newRows) {
        this.session = session;
        this.newRows = newRows;
    }

    /**
     * Adds a statement.
     *
     * @param values values of simple types, or entities, which are replaced by their ids
     */
    void add(String sql, List<?> values, Pipeline pipeline) {
        List<Object> parameters = new ArrayList<>();
        values.forEach(value -> parameters.add(value instanceof NodeEntity row ? idOf(row) : value));
        pipeline.add(sql, parameters);
    }

    /**
     * A row to be written.
     *
     * @param sql the insert or the update, without its clause "returning"
     * @param returning what it returns
     * @param result SQL of the result over the returned row, with the name of the query that returns it in place of %s; a number
     * @param row the entity that receives the result as its id, or null
     */
    record Part(
            String table,
            String sql,
            List<Object> values,
            String returning,
            String result,
            @Nullable NodeEntity row) {

        private boolean usesAnyOf(List<Part> others) {
            return values.stream()
                    .anyMatch(value -> value instanceof Kept kept
                            && others.stream()
                                    .anyMatch(other -> other.result.contains("'parley." + kept.name() + "'")));
        }
    }

    /** Adds the insert of a row that has an id. */
    void insertNumbered(NodeEntity row, Pipeline pipeline) {
        Part insert = insert(row, pipeline);
        pipeline.add(insert.sql(), insert.values());
    }

    /**
     * Adds the writes of rows, as few statements. The parts of a statement do not see each other and run in no order that PostgreSQL promises. So a
     * row that links to a new row begins a statement, and so does the second row of a table, since ids follow the order of the rows.
     */
    void write(List<Part> parts, Pipeline pipeline) {
        List<Part> together = new ArrayList<>();
        for (Part part : parts) {
            boolean isApart = part.usesAnyOf(together)
                    || together.stream().anyMatch(other -> other.table().equals(part.table()));
            if (isApart) {
                add(together, pipeline);
                together = new ArrayList<>();
            }
            together.add(part);
        }
        if (!together.isEmpty()) {
            add(together, pipeline);
        }
    }

    private void add(List<Part> together, Pipeline pipeline) {
        StringJoiner queries = new StringJoiner(", ", "with ", "");
        StringJoiner results = new StringJoiner(", ", " select ", "");
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            Part part = together.get(i);
            String name = "w" + i;
            queries.add(name + " as (" + part.sql() + " returning " + part.returning() + ")");
            results.add(part.result().formatted(name));
            values.addAll(part.values());
        }
        pipeline.add(queries.toString() + results, values, written -> {
            written.next();
            for (int i = 0; i < together.size(); i++) {
                NodeEntity row = together.get(i).row();
                if (row != null) {
                    session.getEntityPersister(null, row).setIdentifier(row, written.getLong(i + 1), session);
                }
            }
        });
    }

    /** Returns the insert of a new row, and adds what has to precede it. An entity without an id receives it. */
    Part insert(NodeEntity row, Pipeline pipeline) {
        EntityPersister persister = session.getEntityPersister(null, row);
        nameActor(persister, pipeline);
        Object[] state = persister.getValues(row);
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner marks = new StringJoiner(", ");
        List<Object> values = new ArrayList<>();
        if (row.id != null) {
            columns.add(id(persister));
            marks.add("?");
            values.add(row.id);
        }
        for (int property = 0; property < state.length; property++) {
            if (persister.getPropertyInsertability()[property]
                    && !persister.getPropertyTypes()[property].isCollectionType()) {
                SelectableMapping column = column(persister, property);
                columns.add(column.getSelectionExpression());
                marks.add(column.getWriteExpression());
                values.add(value(persister, property, state[property]));
            }
        }
        String id = id(persister);
        return new Part(
                table(persister),
                "insert into %s (%s) overriding system value values (%s)".formatted(table(persister), columns, marks),
                values,
                id,
                row.id == null ? kept(row).keep("(select " + id + " from %s)") : "1",
                row.id == null ? row : null);
    }

    /**
     * Returns the update of an entity's changed columns, or null if there are none, as Hibernate does it, including the version increment. If the row
     * no longer has the version that was read, the statement fails in the database before anything is committed; see {@link #STALE}.
     */
    @Nullable Part update(Object entity, EntityEntry entry, Pipeline pipeline) {
        EntityPersister persister = entry.getPersister();
        Object[] state = persister.getValues(entity);
        int[] dirty = persister.findDirty(state, entry.getLoadedState(), entity, session);
        if (dirty == null) {
            return null;
        }
        if (IntStream.of(dirty).anyMatch(property -> persister.getPropertyNames()[property].equals(VERSION))) {
            nameActor(persister, pipeline);
        }
        StringJoiner changes = new StringJoiner(", ");
        List<Object> values = new ArrayList<>();
        for (int property : dirty) {
            if (persister.getPropertyUpdateability()[property]) {
                SelectableMapping column = column(persister, property);
                changes.add(column.getSelectionExpression() + " = " + column.getWriteExpression());
                values.add(value(persister, property, state[property]));
            }
        }
        String row = id(persister) + " = ?";
        if (persister.isVersioned()) {
            int version = persister.getVersionPropertyIndex();
            String column = column(persister, version).getSelectionExpression();
            if (Versioning.isVersionIncrementRequired(dirty, false, persister.getPropertyVersionability())) {
                Object next = (Integer) entry.getVersion() + 1;
                changes.add(column + " = ?");
                values.add(next);
                persister.setValue(entity, version, next);
            }
            row += " and " + column + " = ?";
        }
        values.add(entry.getId());
        if (persister.isVersioned()) {
            values.add(entry.getVersion());
        }
        return new Part(
                table(persister),
                "update %s set %s where %s".formatted(table(persister), changes, row),
                values,
                "1",
                "(select case count(*) when 1 then 1 else ('" + STALE + "' || count(*))::integer end from %s)",
                null);
    }

    /** Adds the deletion of a row. */
    void delete(NodeEntity row, Pipeline pipeline) {
        EntityPersister persister = session.getEntityPersister(null, row);
        nameActor(persister, pipeline);
        pipeline.add("delete from %s where %s = ?".formatted(table(persister), id(persister)), List.of(row.id));
    }

    private void nameActor(EntityPersister persister, Pipeline pipeline) {
        isActorKnown = isActorKnown || AuditedActor.addTo(pipeline, persister.getMappedClass());
    }

    private Object value(EntityPersister persister, int property, Object value) {
        if (value instanceof NodeEntity link && isNew(link)) {
            return kept(link);
        }
        Value bound = (statement, index) ->
                persister.getPropertyTypes()[property].nullSafeSet(statement, value, index, session);
        return bound;
    }

    private Object idOf(NodeEntity row) {
        return isNew(row) ? kept(row) : row.id;
    }

    private boolean isNew(NodeEntity row) {
        return newRows.stream().anyMatch(known -> known == row);
    }

    private Kept kept(NodeEntity row) {
        int place = IntStream.range(0, newRows.size())
                .filter(i -> newRows.get(i) == row)
                .findFirst()
                .orElseThrow();
        return new Kept("row_" + place);
    }

    private static SelectableMapping column(EntityPersister persister, int property) {
        return persister.getAttributeMapping(property).getSelectable(0);
    }

    private static String id(EntityPersister persister) {
        return persister.getIdentifierMapping().getSelectable(0).getSelectionExpression();
    }

    private static String table(EntityPersister persister) {
        return persister.getIdentifierTableMapping().getTableName();
    }
}
