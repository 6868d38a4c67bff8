package dev.parley.graphql.model;

import dev.parley.security.AgentVisible;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An entity as GraphQL and HQL know it, read once from its annotated class. */
public final class EntityType {

    /** Longer texts make poor sort keys, and cursors that no URL takes. */
    private static final int LONGEST_SORT_KEY = 4_000;

    private final Class<? extends NodeEntity> javaClass;
    private final Constructor<? extends NodeEntity> constructor;
    private final CustomerVisible customerVisible;
    private final AgentVisible agentVisible;
    private final List<ColumnRule> rules;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Column> columnsByOrderName = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, ReverseList> lists = new LinkedHashMap<>();
    private final String table;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, ComputedField<?>> getters = new ConcurrentHashMap<>();
    private final Set<String> statistics = new HashSet<>();
    private final Map<String, DerivedColumn<?>> derived = new LinkedHashMap<>();
    private final Map<String, ColumnGroup<?, ?>> groups = new LinkedHashMap<>();
    private final Map<String, Object> listed = new LinkedHashMap<>();
    private final Map<String, CallerCondition> callerConditions = new LinkedHashMap<>();

    public EntityType(Class<? extends NodeEntity> javaClass) {
        this(javaClass, List.of());
    }

    public EntityType(Class<? extends NodeEntity> javaClass, List<ColumnRule> rules) {
        this.javaClass = javaClass;
        this.constructor = constructorOf(javaClass);
        this.table = tableName(javaClass);
        this.rules = rules;
        this.customerVisible = javaClass.getAnnotation(CustomerVisible.class);
        this.agentVisible = javaClass.getAnnotation(AgentVisible.class);
        readFieldsOfLineage(javaClass);
        links.values().forEach(this::requireRuleFor);
    }

    private static <T> Constructor<T> constructorOf(Class<T> javaClass) {
        try {
            Constructor<T> constructor = javaClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException noEntity) {
            throw new IllegalStateException(noEntity);
        }
    }

    /** A link is joined as it is: without a rule here, selections and filters would reach rows that the other type hides. */
    private void requireRuleFor(Link link) {
        if (agentVisible == null && link.target().isAnnotationPresent(AgentVisible.class)) {
            throw new IllegalStateException(
                    link.field() + " leads to rows that agents may not see: its type needs a rule at least as strict");
        }
    }

    private void readFieldsOfLineage(Class<?> owner) {
        if (owner != NodeEntity.class) {
            readFieldsOfLineage(owner.getSuperclass());
        }
        readFields(owner);
    }

    private void readFields(Class<?> owner) {
        for (Field field : owner.getDeclaredFields()) {
            if (!isStored(field)) {
                continue;
            }
            field.setAccessible(true);
            if (!field.isAnnotationPresent(ManyToOne.class)) {
                attributes.put(
                        field.getName(),
                        new Attribute(
                                field.getName(), columnName(field), boxed(field.getType()), field, isJson(field)));
            }
            if (field.getType().isEnum()) {
                Enums.numbers(field.getType());
            }
            if (!field.isAnnotationPresent(Description.class)) {
                continue;
            }
            if (field.isAnnotationPresent(Statistic.class)) {
                statistics.add(field.getName());
            }
            String description = field.getAnnotation(Description.class).value();
            boolean nullable = !field.isAnnotationPresent(NonNull.class);
            if (field.isAnnotationPresent(ManyToOne.class)) {
                boolean visible = field.isAnnotationPresent(CustomerVisible.class);
                links.put(
                        field.getName(),
                        new Link(
                                field.getName(),
                                columnName(field),
                                field.getType(),
                                field,
                                nullable,
                                visible,
                                description));
            } else {
                Name name = field.getAnnotation(Name.class);
                String graphQlName = name == null ? field.getName() : name.value();
                ColumnRule rule = rule(graphQlName);
                Column column = new Column(
                        graphQlName,
                        orderName(field),
                        field.getName(),
                        columnName(field),
                        boxed(field.getType()),
                        field,
                        nullable,
                        rule == null && isSortable(field),
                        field.isAnnotationPresent(AgentsOnly.class),
                        rule,
                        field.getAnnotation(ReadAs.class),
                        description);
                columns.put(graphQlName, column);
                if (field.isAnnotationPresent(Unlisted.class)) {
                    listed.put(graphQlName, Map.of("in", allBut(field.getAnnotation(Unlisted.class), field.getType())));
                }
                columnsByOrderName.put(column.orderName(), column);
            }
        }
    }

    private static boolean isJson(Field field) {
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        return column != null && column.columnDefinition().equals("jsonb");
    }

    private static boolean isStored(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !field.isAnnotationPresent(ManyToMany.class)
                && !field.isAnnotationPresent(Transient.class);
    }

    private ColumnRule rule(String column) {
        return rules.stream()
                .filter(rule -> rule.isOn(javaClass, column))
                .findFirst()
                .orElse(null);
    }

    /** Says what may be, not what may not: PostgreSQL then sees how many rows that are, and that its indexes fit. */
    private static List<?> allBut(Unlisted unlisted, Class<?> type) {
        Stream<?> values = type == boolean.class
                ? Stream.of(true, false)
                : Stream.of(type.getEnumConstants()).map(Object::toString);
        return values.filter(value -> !value.toString().equals(unlisted.value()))
                .toList();
    }

    private static String orderName(Field field) {
        return field.getDeclaringClass() == NodeEntity.class
                ? "ID"
                : snakeCase(field.getName()).toUpperCase(Locale.ROOT);
    }

    private static String tableName(Class<?> javaClass) {
        Table table = javaClass.getAnnotation(Table.class);
        return table != null
                ? table.name()
                : snakeCase(javaClass.getSimpleName()).toLowerCase(Locale.ROOT);
    }

    /** As the naming strategy of application.properties has it. */
    private String columnName(Field field) {
        AttributeOverride id = javaClass.getAnnotation(AttributeOverride.class);
        if (id != null && id.name().equals(field.getName())) {
            return id.column().name();
        }
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        String given = join != null ? join.name() : column != null ? column.name() : "";
        return given.isEmpty() ? snakeCase(field.getName()).toLowerCase(Locale.ROOT) : given;
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    }

    /** Of a time of day, Java has less than PostgreSQL: no 24:00, and no more than milliseconds. A cursor would miss its row. */
    private static boolean isSortable(Field field) {
        if (field.getType() == LocalTime.class) {
            return false;
        }
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        return column == null || column.length() <= LONGEST_SORT_KEY;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** A row of which only the number is known. */
    public NodeEntity row(Long id) {
        NodeEntity row = Reflection.make(constructor);
        Reflection.set(id().field(), row, id);
        return row;
    }

    public void add(ReverseList list) {
        lists.put(list.name(), list);
    }

    public void add(DerivedColumn<?> column) {
        derived.put(column.name(), column);
    }

    public void add(ColumnGroup<?, ?> group) {
        groups.put(group.name(), group);
    }

    /** The name of the GraphQL type and of the JPA entity. */
    public String name() {
        return javaClass.getSimpleName();
    }

    /** The name of its table. */
    public String table() {
        return table;
    }

    /** Whether a column is the service's own figure; see {@link Statistic}. */
    public boolean isStatistic(Column column) {
        return statistics.contains(column.attribute());
    }

    /** The name in the database of an attribute's column; of a link, the column of its key. */
    public String columnOf(String attribute) {
        Link link = links.get(attribute);
        return link != null ? link.sql() : attributes.get(attribute).sql();
    }

    public Attribute attribute(String name) {
        Attribute attribute = attributes.get(name);
        if (attribute == null) {
            throw new IllegalStateException(name() + " has no attribute " + name);
        }
        return attribute;
    }

    /** The getter that a field of GraphQL is read by. */
    public ComputedField<?> getter(String field) {
        return getters.computeIfAbsent(field, name -> Getter.of(javaClass, name));
    }

    /** All that is stored and is no link, by the names in Java: fields of GraphQL and others. */
    public Map<String, Attribute> attributes() {
        return attributes;
    }

    public Class<? extends NodeEntity> javaClass() {
        return javaClass;
    }

    String description() {
        return javaClass.getAnnotation(Description.class).value();
    }

    /** Columns by their GraphQL names. */
    public Map<String, Column> columns() {
        return columns;
    }

    /** The column that an order field names. */
    public Column orderedBy(String orderName) {
        return columnsByOrderName.get(orderName);
    }

    /** The column of the row's number. */
    public Column id() {
        return columns.get("databaseId");
    }

    public Map<String, Link> links() {
        return links;
    }

    public Map<String, ReverseList> lists() {
        return lists;
    }

    public void add(CallerCondition condition) {
        callerConditions.put(condition.name(), condition);
    }

    /** What is worked out from a row and can be filtered by, by its GraphQL name. */
    public Map<String, DerivedColumn<?>> derived() {
        return derived;
    }

    /** Groups of a column's values that can be filtered by, by their GraphQL names. */
    public Map<String, ColumnGroup<?, ?>> groups() {
        return groups;
    }

    /** Which rows are in the root list, as the argument where would say it; empty for all. */
    public Map<String, Object> listed() {
        return listed;
    }

    /** Fields of its filter that depend on the agent who asks, by name. */
    public Map<String, CallerCondition> callerConditions() {
        return callerConditions;
    }

    /** What customers may read of it, or null for nothing. */
    public CustomerVisible customerVisible() {
        return customerVisible;
    }

    /** Which rows agents may read, or null for all. */
    AgentVisible agentVisible() {
        return agentVisible;
    }
}
