package dev.parley.chat.persistence;

import dev.parley.graphql.declaration.NodeEntity;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads whole rows in a {@link Pipeline} and turns them into managed entities, as a Hibernate query would. An entity that the Hibernate session
 * already manages is returned unchanged. Links between rows of the same pipeline are resolved to each other.
 *
 * <p>Collections are not read; they are null.
 */
public final class EntityRows {

    private static final Map<Class<?>, String> COLUMNS = new ConcurrentHashMap<>();

    private final SessionImplementor session = Panache.getSession().unwrap(SessionImplementor.class);
    private final Pipeline pipeline;
    private final Map<EntityKey, Row<?>> read = new HashMap<>();

    /** Creates a reader that adds its statements to a pipeline. */
    public EntityRows(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Runs the pipeline. The results are available afterwards. */
    public void run() {
        pipeline.run(session);
    }

    /** A row that was read. */
    private final class Row<T extends NodeEntity> {

        private final EntityPersister persister;
        private final Class<T> type;
        private final LockMode lock;
        private final Long id;
        private final @Nullable Object[] columns;

        /** Takes over the current row of a result. */
        Row(EntityPersister persister, Class<T> type, LockMode lock, ResultSet rows) throws SQLException {
            this.persister = persister;
            this.type = type;
            this.lock = lock;
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
        }

        T entity() {
            return type.cast(managed());
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
            @Nullable Object[] state = state();
            Object version = persister.isVersioned() ? state[persister.getVersionPropertyIndex()] : null;
            context.addEntity(entity, Status.MANAGED, state.clone(), key, version, lock, true, persister, false);
            persister.setValues(entity, state);
            persister.afterInitialize(entity, session);
            if (entity instanceof SelfDirtinessTracker tracker) {
                tracker.$$_hibernate_clearDirtyAttributes();
            }
            return entity;
        }

        /** Resolves links. A row that was not read here becomes a lazy reference, as in Hibernate. */
        private @Nullable Object[] state() {
            @Nullable Object[] state = columns.clone();
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
     * Adds a statement that reads at most one row of an entity.
     *
     * @param rest the statement after its select list; the entity's table has the alias r
     * @param values parameters as in {@link Pipeline#add}; not null, because a parameter without a type makes the driver wait for the server
     * @return the managed entity, or null if there is no row; available after the pipeline has run
     */
    public <T extends NodeEntity> Supplier<@Nullable T> read(
            Class<T> type, LockMode lock, String rest, Object... values) {
        List<Row<T>> found = rows(type, lock, rest, values);
        return () -> found.isEmpty() ? null : found.get(0).entity();
    }

    private <T extends NodeEntity> List<Row<T>> rows(Class<T> type, LockMode lock, String rest, Object... values) {
        EntityPersister persister = descriptor(type.getName());
        List<Row<T>> found = new ArrayList<>();
        pipeline.add("select " + columns(type, persister) + rest, Arrays.asList(values), rows -> {
            while (rows.next()) {
                found.add(new Row<>(persister, type, lock, rows));
            }
        });
        return found;
    }

    /** Adds a statement that reads the row of an entity by id, without a lock. See {@link #read}. */
    public <T extends NodeEntity> Supplier<@Nullable T> find(Class<T> type, long id) {
        EntityPersister persister = descriptor(type.getName());
        String row = "from %s r where r.%s = ?"
                .formatted(
                        persister.getIdentifierTableMapping().getTableName(),
                        persister.getIdentifierMapping().getSelectable(0).getSelectionExpression());
        return read(type, LockMode.READ, row, id);
    }

    /** Adds a statement that reads any number of rows of an entity. See {@link #read}. */
    public <T extends NodeEntity> Supplier<List<T>> readAll(
            Class<T> type, LockMode lock, String rest, Object... values) {
        List<Row<T>> found = rows(type, lock, rest, values);
        return () -> found.stream().map(Row::entity).toList();
    }

    /** Adds a statement that reads one column of simple values. The list is filled when the pipeline runs. A value may be null in the database. */
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
