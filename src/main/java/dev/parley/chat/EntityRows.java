package dev.parley.chat;

import dev.parley.chat.Pipeline.Value;
import dev.parley.graphql.NodeEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/**
 * Reads whole rows in a {@link Pipeline} and makes managed entities of them by Hibernate's mapping, as a query of Hibernate's would do:
 * one that the session has already is that one, as it is. Collections are not read, and null.
 */
final class EntityRows {

    private static final Map<Class<?>, String> COLUMNS = new ConcurrentHashMap<>();

    private final SessionImplementor session = Panache.getSession().unwrap(SessionImplementor.class);
    private final Pipeline pipeline;

    EntityRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Sends the statements. What they read can be had after that. */
    void run() {
        pipeline.run(session);
    }

    /** A row that is going to be read. */
    private final class Row<T extends NodeEntity> implements Supplier<T> {

        private final EntityPersister persister;
        private final Class<T> type;
        private final LockMode lock;
        private Long id;
        private Object[] columns;

        Row(EntityPersister persister, Class<T> type, LockMode lock) {
            this.persister = persister;
            this.type = type;
            this.lock = lock;
        }

        Row<T> take(ResultSet rows) throws SQLException {
            int index = 1;
            id = rows.getLong(index);
            columns = new Object[persister.getPropertyTypes().length];
            for (int i = 0; i < columns.length; i++) {
                if (isColumn(persister, i)) {
                    JdbcMapping mapping = column(persister, i).getJdbcMapping();
                    Object value = mapping.getJdbcValueExtractor().extract(rows, ++index, session);
                    columns[i] = mapping.convertToDomainValue(value);
                }
            }
            return this;
        }

        /** The entity, or null when there is no row. */
        @Override
        public T get() {
            return id == null ? null : type.cast(managed());
        }

        private Object managed() {
            PersistenceContext context = session.getPersistenceContextInternal();
            EntityKey key = session.generateEntityKey(id, persister);
            Object known = context.getEntity(key);
            if (known != null) {
                Hibernate.initialize(known);
                return known;
            }
            Object entity = persister.instantiate(id, session);
            Object[] state = state();
            Object version = persister.isVersioned() ? state[persister.getVersionPropertyIndex()] : null;
            context.addEntity(entity, Status.MANAGED, state.clone(), key, version, lock, true, persister, false);
            persister.setValues(entity, state);
            persister.afterInitialize(entity, session);
            if (entity instanceof SelfDirtinessTracker tracker) {
                tracker.$$_hibernate_clearDirtyAttributes();
            }
            return entity;
        }

        /** Links are entities that are read when they are needed, as in Hibernate. */
        private Object[] state() {
            Object[] state = columns.clone();
            Type[] types = persister.getPropertyTypes();
            for (int i = 0; i < state.length; i++) {
                if (state[i] != null && types[i] instanceof EntityType link) {
                    state[i] = session.internalLoad(link.getAssociatedEntityName(), state[i], false, false);
                }
            }
            return state;
        }
    }

    /**
     * Adds a statement that reads a row of an entity, or none.
     *
     * @param rest the statement after its columns, which are those of the alias r
     * @param values for its question marks
     * @return the managed entity, once the pipeline has run
     */
    <T extends NodeEntity> Supplier<T> read(Class<T> type, LockMode lock, String rest, Object... values) {
        EntityPersister persister = session.getFactory().getMappingMetamodel().getEntityDescriptor(type);
        Row<T> row = new Row<>(persister, type, lock);
        pipeline.add("select " + columns(type, persister) + rest, parameters(values), rows -> {
            if (rows.next()) {
                row.take(rows);
            }
        });
        return row;
    }

    /** As the other one, for any number of rows. */
    <T extends NodeEntity> Supplier<List<T>> readAll(Class<T> type, LockMode lock, String rest, Object... values) {
        EntityPersister persister = session.getFactory().getMappingMetamodel().getEntityDescriptor(type);
        List<Row<T>> all = new ArrayList<>();
        pipeline.add("select " + columns(type, persister) + rest, parameters(values), rows -> {
            while (rows.next()) {
                all.add(new Row<>(persister, type, lock).take(rows));
            }
        });
        return () -> all.stream().map(Row::get).toList();
    }

    /** Adds a statement that reads a column of simple values. */
    <T> List<T> values(Class<T> type, String sql, Object... values) {
        List<T> read = new ArrayList<>();
        values(type, read, sql, values);
        return read;
    }

    /** As the other one, into a list. */
    <T> void values(Class<T> type, List<T> into, String sql, Object... values) {
        pipeline.add(sql, parameters(values), rows -> {
            while (rows.next()) {
                into.add(rows.getObject(1, type));
            }
        });
    }

    private static List<Value> parameters(Object... values) {
        return Stream.of(values).map(Pipeline::of).toList();
    }

    private static String columns(Class<?> type, EntityPersister persister) {
        return COLUMNS.computeIfAbsent(type, any -> columns(persister));
    }

    private static String columns(EntityPersister persister) {
        StringJoiner columns = new StringJoiner(", ", "", " ");
        columns.add("r." + persister.getIdentifierMapping().getSelectable(0).getSelectionExpression());
        for (int i = 0; i < persister.getPropertyTypes().length; i++) {
            if (isColumn(persister, i)) {
                columns.add("r." + column(persister, i).getSelectionExpression());
            }
        }
        return columns.toString();
    }

    private static boolean isColumn(EntityPersister persister, int property) {
        return !persister.getPropertyTypes()[property].isCollectionType();
    }

    private static SelectableMapping column(EntityPersister persister, int property) {
        return persister.getAttributeMapping(property).getSelectable(0);
    }
}
