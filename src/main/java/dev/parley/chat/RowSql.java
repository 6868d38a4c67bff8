package dev.parley.chat;

import dev.parley.chat.Pipeline.Value;
import dev.parley.graphql.NodeEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;

/** The statements that write rows, from Hibernate's mapping. Rows that are new may link to one another: ids are known to the database first. */
final class RowSql {

    /**
     * Keeps the id of a new row until the transaction ends, for the statements after it. As a number: the driver waits for the answer
     * before it sends a statement that returns rows of any length.
     */
    private static final String KEEP_ID = " returning set_config('parley.row_%d', %s::text, true)::bigint";

    private static final String KEPT_ID = "current_setting('parley.row_%d')::bigint";

    private final SessionImplementor session;
    private final List<NodeEntity> news;

    /** @param news the rows that are going to be inserted, in this order */
    RowSql(SessionImplementor session, List<NodeEntity> news) {
        this.session = session;
        this.news = news;
    }

    /** A statement with its values: question marks of new rows become the ids that they will have, the values of others are added. */
    String filled(String sql, List<?> parameters, List<Value> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object parameter : parameters) {
            int mark = sql.indexOf('?', from);
            int born = indexOf(parameter);
            text.append(sql, from, mark).append(born < 0 ? "?" : KEPT_ID.formatted(born));
            if (born < 0) {
                values.add(Pipeline.of(parameter instanceof NodeEntity row ? row.id : parameter));
            }
            from = mark + 1;
        }
        return text.append(sql, from, sql.length()).toString();
    }

    /** Adds the insert of a new row; its entity gets the id. */
    void insert(int index, Pipeline pipeline) {
        NodeEntity row = news.get(index);
        EntityPersister persister = session.getEntityPersister(null, row);
        Object[] state = persister.getValues(row);
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner marks = new StringJoiner(", ");
        List<Value> values = new ArrayList<>();
        for (int property = 0; property < state.length; property++) {
            SelectableMapping column = column(persister, property);
            if (persister.getPropertyInsertability()[property]) {
                columns.add(column.getSelectionExpression());
                marks.add(mark(persister, property, state[property], values));
            }
        }
        String sql = "insert into %s (%s) values (%s)".formatted(table(persister), columns, marks);
        pipeline.add(sql + KEEP_ID.formatted(index, id(persister)), values, ids -> {
            ids.next();
            persister.setIdentifier(row, ids.getLong(1), session);
        });
    }

    /**
     * Adds the update of an entity's changed columns, if any, as Hibernate does it: with the next version, where they count for it. It
     * fails in the database, before anything is committed, when the row is not there in the version that was read.
     */
    void update(Object entity, EntityEntry entry, Pipeline pipeline) {
        EntityPersister persister = entry.getPersister();
        Object[] state = persister.getValues(entity);
        int[] dirty = persister.findDirty(state, entry.getLoadedState(), entity, session);
        if (dirty == null) {
            return;
        }
        StringJoiner changes = new StringJoiner(", ");
        List<Value> values = new ArrayList<>();
        for (int property : dirty) {
            if (persister.getPropertyUpdateability()[property]) {
                changes.add(column(persister, property).getSelectionExpression() + " = "
                        + mark(persister, property, state[property], values));
            }
        }
        String row = " where " + id(persister) + " = ?";
        if (persister.isVersioned()) {
            int version = persister.getVersionPropertyIndex();
            String column = column(persister, version).getSelectionExpression();
            if (Versioning.isVersionIncrementRequired(dirty, false, persister.getPropertyVersionability())) {
                Object next = (Integer) entry.getVersion() + 1;
                changes.add(column + " = ?");
                values.add(Pipeline.of(next));
                persister.setValue(entity, version, next);
            }
            row += " and " + column + " = ?";
        }
        values.add(Pipeline.of(entry.getId()));
        if (persister.isVersioned()) {
            values.add(Pipeline.of(entry.getVersion()));
        }
        pipeline.add(
                "with changed as (update %s set %s%s returning 1) select 1 / count(*) from changed"
                        .formatted(table(persister), changes, row),
                values);
    }

    private String mark(EntityPersister persister, int property, Object value, List<Value> values) {
        int born = indexOf(value);
        if (born >= 0) {
            return KEPT_ID.formatted(born);
        }
        values.add((statement, index) ->
                persister.getPropertyTypes()[property].nullSafeSet(statement, value, index, session));
        return column(persister, property).getWriteExpression();
    }

    private int indexOf(Object value) {
        return IntStream.range(0, news.size())
                .filter(i -> news.get(i) == value)
                .findFirst()
                .orElse(-1);
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
