package dev.parley.graphql.model;

import dev.parley.graphql.declaration.CallerCondition;
import dev.parley.graphql.declaration.ColumnGroup;
import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.DerivedColumn;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Statistic;
import dev.parley.graphql.value.Enums;
import dev.parley.graphql.value.Reflection;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.ManyToOne;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** An entity with its GraphQL, HQL and SQL names, read once from its annotated class. */
public final class EntityType {

    private final Class<? extends NodeEntity> javaClass;
    private final Constructor<? extends NodeEntity> constructor;
    private final @Nullable CustomerVisible customerVisible;
    private final @Nullable AgentVisible agentVisible;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Column> columnsByOrderName = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Link> linksByPath = new LinkedHashMap<>();
    private final Map<String, ReverseList> lists = new LinkedHashMap<>();
    private final String table;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, ComputedField<?>> getters = new ConcurrentHashMap<>();
    private final Set<String> statistics = new HashSet<>();
    private final Map<String, DerivedColumn<?>> derived = new LinkedHashMap<>();
    private final Map<String, ColumnGroup<?, ?>> groups = new LinkedHashMap<>();
    private final FieldGroups fieldGroups;
    private final Set<String> filterable = new HashSet<>();
    private final Map<String, Object> listed = new LinkedHashMap<>();
    private final Map<String, CallerCondition> callerConditions = new LinkedHashMap<>();
    private final Map<String, TextCondition<?>> textConditions = new LinkedHashMap<>();
    private @Nullable ListSearch<?> listSearch;

    /** Reads an entity's class, without rules that hide columns. */
    public EntityType(Class<? extends NodeEntity> javaClass) {
        this(javaClass, List.of());
    }

    /**
     * Reads an entity's class.
     *
     * @param rules rules that hide columns from agents
     * @throws IllegalStateException if the entity links to rows that agents may not see and has no rule itself
     */
    public EntityType(Class<? extends NodeEntity> javaClass, List<ColumnRule> rules) {
        this.javaClass = javaClass;
        this.constructor = constructorOf(javaClass);
        this.table = JavaNames.table(javaClass);
        this.customerVisible = javaClass.getAnnotation(CustomerVisible.class);
        this.agentVisible = javaClass.getAnnotation(AgentVisible.class);
        this.fieldGroups = new FieldGroups(javaClass);
        FieldReader reader = new FieldReader(javaClass, fieldGroups, rules);
        reader.stored().forEach(field -> read(field, reader));
        links.values().forEach(this::requireRuleFor);
        requirePaths(reader);
    }

    private void requirePaths(FieldReader reader) {
        Stream<String> inside = Stream.of(columns, linksByPath, fieldGroups.byPath())
                .flatMap(fields -> fields.keySet().stream())
                .map(FieldPath::group)
                .filter(group -> !group.isEmpty());
        if (!inside.allMatch(fieldGroups.byPath()::containsKey)
                || !columns.keySet().containsAll(reader.filterable())) {
            throw new IllegalStateException(name() + " names a path that does not exist");
        }
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

    /**
     * Links are joined without the target's rule. Without a rule here, selections and filters would reach rows that
     * the target type hides.
     */
    private void requireRuleFor(Link link) {
        if (agentVisible == null && link.target().isAnnotationPresent(AgentVisible.class)) {
            throw new IllegalStateException(
                    link.field()
                            + " links to rows that agents may not see. Its type needs an @AgentVisible rule at least as strict");
        }
    }

    private void read(Field field, FieldReader reader) {
        field.setAccessible(true);
        if (!field.isAnnotationPresent(ManyToOne.class)) {
            attributes.put(field.getName(), reader.attribute(field));
        }
        if (field.getType().isEnum()) {
            Enums.numbers(field.getType());
        }
        if (field.isAnnotationPresent(Statistic.class)) {
            statistics.add(field.getName());
        }
        if (!FieldReader.isInSchema(field)) {
            return;
        }
        if (field.isAnnotationPresent(ManyToOne.class)) {
            Link link = reader.link(field);
            links.put(link.name(), link);
            linksByPath.put(link.path(), link);
        } else {
            Column column = reader.column(field);
            columns.put(column.name(), column);
            columnsByOrderName.put(column.orderName(), column);
            if (reader.isFilterable(field)) {
                filterable.add(column.name());
            }
            FieldReader.listed(field).ifPresent(values -> listed.put(column.name(), Map.of("in", values)));
        }
    }

    /** Whether a field is in a group that customers may not read. */
    public boolean isInHiddenGroup(String path) {
        return fieldGroups.isHidden(path);
    }

    /** Creates an entity of which only the id is set. */
    public NodeEntity row(Long id) {
        NodeEntity row = Reflection.make(constructor);
        Reflection.set(id().member(), row, id);
        return row;
    }

    /** Adds a list field. */
    public void add(ReverseList list) {
        lists.put(list.name(), list);
    }

    /**
     * Adds a filter field that is computed from the row. It is a sort field too, unless it changes with time: a page
     * would then repeat or skip rows of the page before.
     */
    public void add(DerivedColumn<?> column) {
        derived.put(column.name(), column);
        if (!column.changesWithTime()) {
            addSortField(Column.computed(
                    column.name(),
                    column.type(),
                    column.nullable(),
                    column.description(),
                    alias -> column.sql().of(alias, EntityType::noParameter)));
        }
    }

    private static String noParameter(Object value) {
        throw new IllegalStateException("A value that depends on a parameter must change with time.");
    }

    /** Adds a filter field that groups values of a column. It is also a sort field, in the order of the groups. */
    public void add(ColumnGroup<?, ?> group) {
        groups.put(group.name(), group);
        String column = Objects.requireNonNull(columns.get(group.column())).sql();
        addSortField(Column.computed(
                group.name(), Integer.class, false, group.description(), alias -> group.rank(alias + "." + column)));
    }

    /** Adds a filter field that takes a text. */
    public void add(TextCondition<?> condition) {
        textConditions.put(condition.name(), condition);
    }

    /** Adds a search to the entity's lists, with its rank as a sort field. */
    public void add(ListSearch<?> search) {
        listSearch = search;
        addSortField(Column.computed(ListSearch.RANK, Double.class, false, search.rankDescription(), search::rank));
    }

    private void addSortField(Column computed) {
        columnsByOrderName.put(computed.orderName(), computed);
    }

    /** Fields by which lists are sorted. */
    public Stream<Column> sortFields() {
        return columnsByOrderName.values().stream().filter(Column::sortable);
    }

    /** Name of the GraphQL type and of the JPA entity. */
    public String name() {
        return javaClass.getSimpleName();
    }

    /** Name of the database table. */
    public String table() {
        return table;
    }

    /** Whether the service itself updates the attribute all the time; see {@link Statistic}. */
    public boolean isStatistic(String attribute) {
        return statistics.contains(attribute);
    }

    /** Database column of an attribute; for a link, its foreign key column. */
    public String columnOf(String attribute) {
        Link link = links.get(attribute);
        return link != null ? link.sql() : attribute(attribute).sql();
    }

    /**
     * A stored attribute by its Java name.
     *
     * @throws IllegalStateException if the entity does not have it
     */
    public Attribute attribute(String name) {
        return required(attributes, name, "attribute");
    }

    /** The getter behind a GraphQL field. */
    public ComputedField<?> getter(String field) {
        return getters.computeIfAbsent(field, name -> Getter.of(javaClass, name));
    }

    /** Stored attributes that are not links, by their Java names, whether or not they are GraphQL fields. */
    public Map<String, Attribute> attributes() {
        return attributes;
    }

    /** The entity's Java class. */
    public Class<? extends NodeEntity> javaClass() {
        return javaClass;
    }

    String description() {
        return javaClass.getAnnotation(Description.class).value();
    }

    /** Columns by GraphQL name; those of groups by their path. */
    public Map<String, Column> columns() {
        return columns;
    }

    /** Groups of fields, by path. */
    public Map<String, FieldGroup> fieldGroups() {
        return fieldGroups.byPath();
    }

    /** The column that is null if and only if a group is null; null if the group always exists. */
    public @Nullable Column presence(FieldGroup group) {
        return group.nullable() ? columnsOf(group.path()).findFirst().orElseThrow() : null;
    }

    /** Columns of a group, in their order; of the entity itself if the path is empty. */
    public Stream<Column> columnsOf(String group) {
        return columns.values().stream()
                .filter(column -> FieldPath.group(column.name()).equals(group));
    }

    /** Links of a group, in their order; of the entity itself if the path is empty. */
    public Stream<Link> linksOf(String group) {
        return linksByPath.values().stream()
                .filter(link -> FieldPath.group(link.path()).equals(group));
    }

    /** Columns of a group that lists can be filtered by. */
    public List<Column> filterColumns(String group) {
        return columnsOf(group)
                .filter(column -> filterable.contains(column.name()))
                .toList();
    }

    /**
     * The column of an order field.
     *
     * @throws IllegalStateException if there is none
     */
    public Column orderedBy(String orderName) {
        return required(columnsByOrderName, orderName, "order field");
    }

    /** The primary key column. */
    public Column id() {
        return column("databaseId");
    }

    /**
     * A column by its GraphQL name.
     *
     * @throws IllegalStateException if the entity does not have it
     */
    public Column column(String name) {
        return required(columns, name, "column");
    }

    /**
     * A link by its Java name.
     *
     * @throws IllegalStateException if the entity does not have it
     */
    public Link link(String name) {
        return required(links, name, "link");
    }

    private <T> T required(Map<String, T> all, String name, String kind) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalStateException(name() + " has no " + kind + " " + name);
        }
        return found;
    }

    /** Links to other entities, by Java name. */
    public Map<String, Link> links() {
        return links;
    }

    /** Links to other entities by GraphQL name; those of groups by their path. */
    public Map<String, Link> linksByPath() {
        return linksByPath;
    }

    /** Lists of other entities that point to this one, by GraphQL name. */
    public Map<String, ReverseList> lists() {
        return lists;
    }

    /** Adds a filter field that depends on the calling agent. */
    public void add(CallerCondition condition) {
        callerConditions.put(condition.name(), condition);
    }

    /** Computed filter fields, by GraphQL name. */
    public Map<String, DerivedColumn<?>> derived() {
        return derived;
    }

    /** Column groups that can be filtered by, by GraphQL name. */
    public Map<String, ColumnGroup<?, ?>> groups() {
        return groups;
    }

    /** Filter that selects the rows of the root list, in the form of the argument where; empty for all rows. */
    public Map<String, Object> listed() {
        return listed;
    }

    /** Filter fields that depend on the calling agent, by name. */
    public Map<String, CallerCondition> callerConditions() {
        return callerConditions;
    }

    /** Filter fields that take a text, by name. */
    public Map<String, TextCondition<?>> textConditions() {
        return textConditions;
    }

    /** The search in lists of the entity, or null if they have none. */
    public @Nullable ListSearch<?> listSearch() {
        return listSearch;
    }

    /** Whether a sort field is the rank of a search. */
    public boolean isRank(Column sortField) {
        return listSearch != null && sortField.name().equals(ListSearch.RANK);
    }

    /** Rule for customers, or null if customers may not read the entity. */
    public @Nullable CustomerVisible customerVisible() {
        return customerVisible;
    }

    /** Rule for agents, or null if agents may read every row. */
    @Nullable AgentVisible agentVisible() {
        return agentVisible;
    }
}
