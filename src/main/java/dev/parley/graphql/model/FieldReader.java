package dev.parley.graphql.model;

import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.Filterable;
import dev.parley.graphql.declaration.GroupField;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.declaration.Unlisted;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Transient;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Reads the annotated Java fields of an entity's class. */
final class FieldReader {

    /** Longer texts make poor sort keys, and cursors that are too long for a URL. */
    private static final int LONGEST_SORT_KEY = 4_000;

    private final Class<? extends NodeEntity> entity;
    private final FieldGroups groups;
    private final List<ColumnRule> rules;
    private final @Nullable Filterable filterable;

    FieldReader(Class<? extends NodeEntity> entity, FieldGroups groups, List<ColumnRule> rules) {
        this.entity = entity;
        this.groups = groups;
        this.rules = rules;
        this.filterable = entity.getAnnotation(Filterable.class);
    }

    /** The fields that are stored, those of superclasses first. */
    Stream<Field> stored() {
        return declared(entity).filter(FieldReader::isStored);
    }

    private static Stream<Field> declared(Class<?> owner) {
        Stream<Field> own = Stream.of(owner.getDeclaredFields());
        return owner == NodeEntity.class ? own : Stream.concat(declared(owner.getSuperclass()), own);
    }

    private static boolean isStored(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !field.isAnnotationPresent(ManyToMany.class)
                && !field.isAnnotationPresent(Transient.class);
    }

    /** Whether a stored field is a field of the GraphQL type. */
    static boolean isInSchema(Field field) {
        return field.isAnnotationPresent(GroupField.class) || field.isAnnotationPresent(Description.class);
    }

    Attribute attribute(Field field) {
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        boolean isJson = column != null && column.columnDefinition().equals("jsonb");
        return new Attribute(field.getName(), columnName(field), boxed(field.getType()), field, isJson);
    }

    Link link(Field field) {
        String path = path(field);
        boolean visible = field.isAnnotationPresent(CustomerVisible.class) && !groups.isHidden(path);
        return new Link(
                field.getName(),
                path,
                columnName(field),
                field.getType(),
                field,
                isNullable(field, path),
                visible,
                description(field));
    }

    Column column(Field field) {
        String path = path(field);
        ColumnRule rule = rules.stream()
                .filter(each -> each.isOn(entity, path))
                .findFirst()
                .orElse(null);
        return new Column(
                path,
                orderName(field, path),
                field.getName(),
                columnName(field),
                boxed(field.getType()),
                field,
                isNullable(field, path),
                rule == null && isSortable(field, path) && isFilterable(field),
                field.isAnnotationPresent(AgentsOnly.class) || groups.isHidden(path),
                rule,
                field.getAnnotation(ReadAs.class),
                null,
                description(field));
    }

    private static String path(Field field) {
        GroupField grouped = field.getAnnotation(GroupField.class);
        if (grouped != null) {
            return grouped.path();
        }
        Name name = field.getAnnotation(Name.class);
        return name == null ? field.getName() : name.value();
    }

    private static String description(Field field) {
        GroupField grouped = field.getAnnotation(GroupField.class);
        return grouped != null
                ? grouped.description()
                : field.getAnnotation(Description.class).value();
    }

    private boolean isNullable(Field field, String path) {
        return !field.isAnnotationPresent(NonNull.class) || groups.isNullable(path);
    }

    /** Paths of columns that {@link Filterable} names; empty if it does not limit the columns. */
    List<String> filterable() {
        return filterable == null ? List.of() : List.of(filterable.value());
    }

    /** Whether lists can be filtered by a column. */
    boolean isFilterable(Field field) {
        return filterable == null
                || field.getDeclaringClass() == NodeEntity.class
                || filterable().contains(path(field));
    }

    /**
     * Java's time of day has less range and precision than PostgreSQL's: no 24:00, and only milliseconds. A cursor
     * would miss its row.
     */
    private boolean isSortable(Field field, String path) {
        if (field.getType() == LocalTime.class || !groups.isSortable(path)) {
            return false;
        }
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        return column == null || column.length() <= LONGEST_SORT_KEY;
    }

    /**
     * The values by which the root list selects its rows, if it does; see {@link Unlisted}. They are the allowed values
     * instead of the excluded one, so that PostgreSQL estimates the number of rows correctly and uses its indexes.
     */
    static Optional<List<?>> listed(Field field) {
        Unlisted unlisted = field.getAnnotation(Unlisted.class);
        if (unlisted == null) {
            return Optional.empty();
        }
        Class<?> type = field.getType();
        Stream<?> values = type == boolean.class
                ? Stream.of(true, false)
                : Stream.of(type.getEnumConstants()).map(Object::toString);
        return Optional.of(values.filter(value -> !value.toString().equals(unlisted.value()))
                .toList());
    }

    private static String orderName(Field field, String path) {
        if (field.getDeclaringClass() == NodeEntity.class) {
            return "ID";
        }
        return JavaNames.constant(
                field.isAnnotationPresent(GroupField.class) ? path.replace('.', '_') : field.getName());
    }

    private String columnName(Field field) {
        return JavaNames.column(entity, field);
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
