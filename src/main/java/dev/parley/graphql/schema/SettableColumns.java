package dev.parley.graphql.schema;

import static dev.parley.graphql.schema.FilterTypes.typeOf;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Setting;
import dev.parley.graphql.declaration.Settings;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.FieldPath;
import dev.parley.graphql.value.Enums;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.Lookup;
import dev.parley.graphql.value.Reflection;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entity that mutations may set: columns that are texts, numbers of type int, booleans or enums, and
 * {@link Settings}. The input types get the same fields in the same groups as the entity's type, so that a field is
 * declared only once. Values are known by the paths of their fields. Features contribute them as CDI beans.
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
    private final Map<String, FieldGroup> groups;
    private final Map<String, Column> columns;
    private final Map<String, Setting<T>> settings = new LinkedHashMap<>();
    private final Map<String, Method> setters = new HashMap<>();

    /** Column lengths, read once. Migrations run before the first request, so the lengths do not change later. */
    private volatile @Nullable Map<String, Integer> lengths;

    /**
     * Reads the entity's class.
     *
     * @param inputs GraphQL names of the input types that get the fields
     * @param except columns that are not settable, besides the primary key
     * @param settings fields that are not columns
     */
    public SettableColumns(Class<T> entity, Set<String> inputs, Set<String> except, Settings<T> settings) {
        EntityType type = new EntityType(entity);
        this.inputs = inputs;
        this.table = entity.getAnnotation(Table.class).name();
        this.groups = type.fieldGroups();
        this.columns = new LinkedHashMap<>(type.columns());
        columns.remove(type.id().name());
        columns.keySet().removeAll(except);
        columns.values().forEach(column -> setters.put(column.name(), setter(column)));
        settings.all().forEach(setting -> this.settings.put(setting.path(), setting));
    }

    /** Panache's setter. Hibernate would not notice a change of the field itself. */
    private static Method setter(Column column) {
        String attribute = column.attribute();
        String name = "set" + attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
        try {
            return column.member()
                    .getDeclaringClass()
                    .getMethod(name, column.member().getType());
        } catch (NoSuchMethodException notAnEntity) {
            throw new IllegalStateException(notAnEntity);
        }
    }

    boolean isTakenBy(String input) {
        return inputs.contains(input);
    }

    /**
     * Adds the fields to an input type.
     *
     * @param made names of the group inputs that the schema already has
     */
    GraphQLInputObjectType addTo(GraphQLInputObjectType input, Set<String> made) {
        return input.transform(type -> fields("", made).forEach(type::field));
    }

    private List<GraphQLInputObjectField> fields(String group, Set<String> made) {
        List<GraphQLInputObjectField> fields = new ArrayList<>();
        in(group, columns)
                .forEach((path, column) -> fields.add(field(path, typeOf(column), column.description())
                        .transform(field -> field.deprecate(column.nullable() ? column.deprecation() : null))));
        in(group, settings)
                .forEach((path, setting) ->
                        fields.add(field(path, setting.input(), setting.field().description())));
        in(group, groups)
                .forEach((path, inside) -> fields.add(field(path, ofGroup(inside, made), inside.description())));
        return fields;
    }

    private GraphQLInputType ofGroup(FieldGroup group, Set<String> made) {
        String name = group.type() + "Input";
        return !made.add(name)
                ? typeRef(name)
                : newInputObject()
                        .name(name)
                        .description(EntityFields.ofType(group)
                                + " Omitted fields keep their value; null or a blank text clears them.")
                        .fields(fields(group.path(), made))
                        .build();
    }

    private static GraphQLInputObjectField field(String path, GraphQLInputType type, @Nullable String description) {
        return newInputObjectField()
                .name(FieldPath.name(path))
                .type(type)
                .description(description)
                .build();
    }

    private static <V> Map<String, V> in(String group, Map<String, V> all) {
        Map<String, V> inside = new LinkedHashMap<>(all);
        inside.keySet().removeIf(path -> !FieldPath.group(path).equals(group));
        return inside;
    }

    /**
     * Returns the given fields with their values, by path. A field that is absent stays unchanged. Null or a blank text
     * clears it.
     *
     * @param input the argument as coerced by graphql-java
     */
    public Map<String, Object> of(Map<String, Object> input) {
        Map<String, Object> values = new LinkedHashMap<>();
        add(values, "", input);
        return values;
    }

    private void add(Map<String, Object> values, String group, Map<?, ?> given) {
        given.forEach((name, value) -> {
            String path = FieldPath.of(group, (String) name);
            if (groups.containsKey(path) && value != null) {
                add(values, path, (Map<?, ?>) value);
            } else if (columns.containsKey(path)) {
                values.put(path, javaValue(Lookup.required(columns, path), value));
            } else if (settings.containsKey(path) || groups.containsKey(path)) {
                values.put(path, value);
            }
        });
    }

    private static @Nullable Object javaValue(Column column, @Nullable Object value) {
        if (column.type() == String.class) {
            return InputText.optional((String) value);
        }
        return column.type().isEnum() && value != null ? Enums.constant(column.type(), (String) value) : value;
    }

    /** Returns the first required text that would be cleared. */
    public Optional<String> missingText(Map<String, Object> values) {
        return cleared(values).filter(this::isText).findFirst();
    }

    /** Returns the first required field of another type that would be cleared. */
    public Optional<String> missingOther(Map<String, Object> values) {
        return cleared(values).filter(path -> !isText(path)).findFirst();
    }

    private Stream<String> cleared(Map<String, Object> values) {
        return values.keySet().stream().filter(path -> values.get(path) == null && isRequired(path));
    }

    /** Groups are required: only their fields can be cleared. */
    private boolean isRequired(String path) {
        return groups.containsKey(path)
                || (columns.containsKey(path)
                        ? !columns.get(path).nullable()
                        : Lookup.required(settings, path).required());
    }

    private boolean isText(String path) {
        return columns.containsKey(path) && columns.get(path).type() == String.class;
    }

    /** Returns the first text that is longer than its column allows. */
    public Optional<String> tooLong(Map<String, Object> values, EntityManager database) {
        Map<String, Integer> known = lengths != null ? lengths : lengths(database);
        lengths = known;
        return values.keySet().stream()
                .filter(path -> isText(path)
                        && values.get(path) instanceof String text
                        && InputText.length(text)
                                > Lookup.required(
                                        known, Lookup.required(columns, path).sql()))
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

    /**
     * Writes values to a row. Only the row's own methods call it.
     *
     * @return whether a value changed
     */
    public boolean set(T row, Map<String, Object> values) {
        boolean changed = false;
        for (Map.Entry<String, Object> each : values.entrySet()) {
            String path = each.getKey();
            changed |= settings.containsKey(path)
                    ? Lookup.required(settings, path).set(row, each.getValue())
                    : setColumn(row, Lookup.required(columns, path), each.getValue());
        }
        return changed;
    }

    private boolean setColumn(T row, Column column, @Nullable Object value) {
        if (Objects.equals(column.of(row), value)) {
            return false;
        }
        Reflection.call(Lookup.required(setters, column.name()), row, value);
        return true;
    }
}
