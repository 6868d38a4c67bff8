package dev.parley.graphql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Enums;
import dev.parley.graphql.model.InputText;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reflection;
import graphql.schema.GraphQLInputObjectType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.lang.reflect.Method;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * The columns of an entity that mutations may set: texts, numbers of type int, booleans, times of day and enums. The
 * input types get a field for each column, so that a column is declared only once. Features contribute them as CDI
 * beans.
 *
 * @param <T> the entity
 */
public final class SettableColumns<T extends NodeEntity> {

    /** Reads the lengths from the database, so that they are defined in one place: the migration. */
    private static final String LENGTHS = """
            select column_name as name, coalesce(character_maximum_length, 2147483647) as length
            from information_schema.columns where table_schema = current_schema() and table_name = :table""";

    private final Set<String> inputs;
    private final String table;
    private final Map<String, Column> columns;
    private final Map<String, Method> setters = new HashMap<>();

    /** Column lengths, read once. Migrations run before the first request, so the lengths do not change later. */
    private volatile Map<String, Integer> lengths;

    /**
     * Reads the entity's class.
     *
     * @param inputs GraphQL names of the input types that get the columns
     * @param except columns that are not settable, besides the primary key
     */
    public SettableColumns(Class<T> entity, Set<String> inputs, Set<String> except) {
        EntityType type = new EntityType(entity);
        this.inputs = inputs;
        this.table = entity.getAnnotation(Table.class).name();
        this.columns = new LinkedHashMap<>(type.columns());
        columns.remove(type.id().name());
        columns.keySet().removeAll(except);
        columns.values().forEach(column -> setters.put(column.name(), setter(column)));
    }

    /** Panache's setter. Hibernate would not notice a change of the field itself. */
    private static Method setter(Column column) {
        String attribute = column.attribute();
        String name = "set" + attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
        try {
            return column.field()
                    .getDeclaringClass()
                    .getMethod(name, column.field().getType());
        } catch (NoSuchMethodException notAnEntity) {
            throw new IllegalStateException(notAnEntity);
        }
    }

    boolean isTakenBy(String input) {
        return inputs.contains(input);
    }

    GraphQLInputObjectType addTo(GraphQLInputObjectType input) {
        return input.transform(type -> columns.values()
                .forEach(column -> type.field(newInputObjectField()
                        .name(column.name())
                        .type(FilterTypes.typeOf(column))
                        .description(column.description())
                        .deprecate(column.nullable() ? column.deprecation() : null))));
    }

    /**
     * Returns the given columns with their Java values. A column that is absent stays unchanged. Null or a blank text
     * clears it.
     *
     * @param input the argument as coerced by graphql-java
     */
    public Map<String, Object> of(Map<String, Object> input) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            if (input.containsKey(name)) {
                values.put(name, javaValue(column, input.get(name)));
            }
        });
        return values;
    }

    private static Object javaValue(Column column, Object value) {
        if (value instanceof LocalTime time) {
            // Hibernate stores milliseconds only.
            return time.truncatedTo(ChronoUnit.MILLIS);
        }
        if (column.type() == String.class) {
            return InputText.optional((String) value);
        }
        return column.type().isEnum() && value != null ? Enums.constant(column.type(), (String) value) : value;
    }

    /** Returns the first text column that would be cleared although it is required. */
    public Optional<String> missingText(Map<String, Object> values) {
        return cleared(values, column -> column.type() == String.class);
    }

    /** Returns the first column of another type that would be cleared although it is required. */
    public Optional<String> cleared(Map<String, Object> values) {
        return cleared(values, column -> column.type() != String.class);
    }

    private Optional<String> cleared(Map<String, Object> values, Predicate<Column> among) {
        return columns.values().stream()
                .filter(column -> !column.nullable() && among.test(column))
                .map(Column::name)
                .filter(name -> values.containsKey(name) && values.get(name) == null)
                .findFirst();
    }

    /** Returns the first column whose text is longer than the column allows. */
    public Optional<String> tooShort(Map<String, Object> values, EntityManager database) {
        if (lengths == null) {
            lengths = lengths(database);
        }
        return columns.values().stream()
                .filter(column -> values.get(column.name()) instanceof String text
                        && InputText.length(text) > lengths.get(inSql(column)))
                .map(Column::name)
                .findFirst();
    }

    private Map<String, Integer> lengths(EntityManager database) {
        Map<String, Integer> read = new HashMap<>();
        List<Tuple> rows = database.unwrap(Session.class)
                .createNativeQuery(LENGTHS, Tuple.class)
                .setParameter("table", table)
                .list();
        rows.forEach(row -> read.put(row.get("name", String.class), row.get("length", Integer.class)));
        return read;
    }

    private static String inSql(Column column) {
        return column.orderName().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes values to a row. Only the row's own methods call it.
     *
     * @return whether a value changed
     */
    public boolean set(T row, Map<String, Object> values) {
        boolean changed = false;
        for (Map.Entry<String, Object> each : values.entrySet()) {
            if (!Objects.equals(columns.get(each.getKey()).of(row), each.getValue())) {
                Reflection.call(setters.get(each.getKey()), row, each.getValue());
                changed = true;
            }
        }
        return changed;
    }
}
