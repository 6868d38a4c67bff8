package dev.parley.chat.persistence;

import dev.parley.graphql.model.NodeEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
 * one that the session has already is that one, as it is. A row that links to another of the same pipeline leads to that one. Collections
 * are not read, and null.
 */
public final class EntityRows {

    private static final Map<Class<?>, String> COLUMNS = new ConcurrentHashMap<>();

    private final SessionImplementor session = Panache.getSession().unwrap(SessionImplementor.class);
    private final Pipeline pipeline;
    private final Map<EntityKey, Row<?>> read = new HashMap<>();

    public EntityRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Sends the statements. What they read can be had after that. */
    public void run() {
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
            read.putIfAbsent(session.generateEntityKey(id, persister), this);
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

        /** Links to rows that were not read here are entities that are read when they are needed, as in Hibernate. */
        private Object[] state() {
            Object[] state = columns.clone();
            Type[] types = persister.getPropertyTypes();
            for (int i = 0; i < state.length; i++) {
                if (state[i] != null && types[i] instanceof EntityType link) {
                    state[i] = linked(link.getAssociatedEntityName(), state[i]);
                }
            }
            return state;
        }

        private Object linked(String entity, Object id) {
            Row<?> row = read.get(session.generateEntityKey(id, descriptor(entity)));
            return row == null ? session.internalLoad(entity, id, false, false) : row.managed();
        }
    }

    private EntityPersister descriptor(String entity) {
        return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
    }

    /**
     * Adds a statement that reads a row of an entity, or none.
     *
     * @param rest the statement after its columns, which are those of the alias r
     * @param values for its question marks, as of {@link Pipeline#add}; not null: a parameter without a type makes the driver wait
     * @return the managed entity, once the pipeline has run
     */
    public <T extends NodeEntity> Supplier<T> read(Class<T> type, LockMode lock, String rest, Object... values) {
        EntityPersister persister = descriptor(type.getName());
        Row<T> row = new Row<>(persister, type, lock);
        pipeline.add("select " + columns(type, persister) + rest, Arrays.asList(values), rows -> {
            if (rows.next()) {
                row.take(rows);
            }
        });
        return row;
    }

    /** Adds a statement that reads the row of an entity with a number, without a lock; as the other one. */
    public <T extends NodeEntity> Supplier<T> find(Class<T> type, long id) {
        EntityPersister persister = descriptor(type.getName());
        String row = "from %s r where r.%s = ?"
                .formatted(
                        persister.getIdentifierTableMapping().getTableName(),
                        persister.getIdentifierMapping().getSelectable(0).getSelectionExpression());
        return read(type, LockMode.READ, row, id);
    }

    /** As {@link #read}, for any number of rows. */
    public <T extends NodeEntity> Supplier<List<T>> readAll(
            Class<T> type, LockMode lock, String rest, Object... values) {
        EntityPersister persister = descriptor(type.getName());
        List<Row<T>> all = new ArrayList<>();
        pipeline.add("select " + columns(type, persister) + rest, Arrays.asList(values), rows -> {
            while (rows.next()) {
                all.add(new Row<>(persister, type, lock).take(rows));
            }
        });
        return () -> all.stream().map(Row::get).toList();
    }

    /** Adds a statement that reads a column of simple values; they are in the list once the pipeline has run. */
    public <T> List<T> values(Class<T> type, String sql, Object... values) {
        List<T> column = new ArrayList<>();
        pipeline.add(sql, Arrays.asList(values), rows -> {
            while (rows.next()) {
                column.add(rows.getObject(1, type));
            }
        });
        return column;
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
