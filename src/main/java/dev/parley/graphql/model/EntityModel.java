package dev.parley.graphql.model;

import dev.parley.graphql.declaration.CallerCondition;
import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.JoinedList;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.HashMap;
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

/** All entities of the schema, and the links between them. */
public final class EntityModel {

    private final Map<String, EntityType> byName = new LinkedHashMap<>();
    private final List<EntityType> roots;
    private final Map<String, String> rules = new ConcurrentHashMap<>();

    /**
     * Reads the entities' classes.
     *
     * @param roots types with root fields: one by id, and a list
     * @param others types that are only reachable from those
     * @param rules columns that agents may not read in every row
     * @param conditions filter fields that depend on the calling agent
     */
    public EntityModel(
            List<Class<? extends NodeEntity>> roots,
            List<Class<? extends NodeEntity>> others,
            List<ColumnRule> rules,
            List<CallerCondition> conditions) {
        Stream.concat(roots.stream(), others.stream())
                .map(type -> new EntityType(type, rules))
                .forEach(type -> byName.put(type.name(), type));
        this.roots = roots.stream().map(this::of).toList();
        byName.values().forEach(this::addListsOf);
        conditions.forEach(condition -> of(condition.owner()).add(condition));
        byName.values().forEach(this::translateRules);
    }

    /**
     * Translates all rules when the model is built. They name enum classes, which a native image cannot look up at
     * run time.
     */
    private void translateRules(EntityType type) {
        Map<EntityType, Set<String>> rules = new HashMap<>();
        Set<String> ofRow = rules.computeIfAbsent(type, t -> new HashSet<>());
        if (type.customerVisible() != null) {
            ofRow.add(type.customerVisible().where());
        }
        if (type.agentVisible() != null) {
            Link by = type.links().get(type.agentVisible().by());
            EntityType deciding = by == null ? type : of(by.target());
            rules.computeIfAbsent(deciding, t -> new HashSet<>())
                    .add(type.agentVisible().where());
            ofRow.add(type.agentVisible().ofRow());
        }
        type.columns().values().forEach(column -> {
            Stream.of(column.derived(true), column.derived(false))
                    .filter(Objects::nonNull)
                    .forEach(ofRow::add);
            if (column.agentRule() != null) {
                ofRow.add(column.agentRule().where());
                column.agentRule()
                        .throughLinks()
                        .forEach((link, where) -> rules.computeIfAbsent(
                                        named(link.substring(0, link.indexOf('.'))), t -> new HashSet<>())
                                .add(where));
            }
        });
        type.callerConditions().values().forEach(condition -> ofRow.add(condition.where()));
        rules.forEach(
                (row, texts) -> texts.stream().filter(text -> !text.isEmpty()).forEach(text -> sql(row, text)));
    }

    private void addListsOf(EntityType type) {
        for (Link link : type.links().values()) {
            Reverse reverse = link.field().getAnnotation(Reverse.class);
            if (reverse != null) {
                EntityType owner = of(link.target());
                owner.add(new ReverseList(
                        reverse.value(),
                        reverse.description(),
                        owner,
                        type,
                        link.name(),
                        link.sql(),
                        null,
                        null,
                        reverse.customerVisible(),
                        Set.of()));
            }
        }
        for (Field field : type.javaClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(ManyToMany.class)) {
                Class<?> target = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
                String description = field.getAnnotation(Description.class).value();
                JoinTable joinTable = joinTable(field, target);
                boolean owned = field.isAnnotationPresent(JoinTable.class);
                String ours = joinTable.joinColumns()[0].name();
                String theirs = joinTable.inverseJoinColumns()[0].name();
                type.add(new ReverseList(
                        field.getName(),
                        description,
                        type,
                        of(target),
                        inverseOf(field, target),
                        owned ? ours : theirs,
                        joinTable.name(),
                        owned ? theirs : ours,
                        false,
                        Set.of()));
            }
        }
        for (JoinedList list : type.javaClass().getAnnotationsByType(JoinedList.class)) {
            type.add(new ReverseList(
                    list.name(),
                    list.description(),
                    type,
                    of(list.element()),
                    list.name(),
                    list.ownerKey(),
                    list.pairs(),
                    list.elementKey(),
                    false,
                    Set.of(list.decidedBy())));
            if (!list.reverse().isEmpty()) {
                EntityType element = of(list.element());
                element.add(new ReverseList(
                        list.reverse(),
                        list.reverseDescription(),
                        element,
                        type,
                        list.reverse(),
                        list.elementKey(),
                        list.pairs(),
                        list.ownerKey(),
                        false,
                        Set.of()));
            }
        }
    }

    private static JoinTable joinTable(Field field, Class<?> target) {
        if (field.isAnnotationPresent(JoinTable.class)) {
            return field.getAnnotation(JoinTable.class);
        }
        try {
            return target.getDeclaredField(inverseOf(field, target)).getAnnotation(JoinTable.class);
        } catch (NoSuchFieldException misspelt) {
            throw new IllegalStateException(misspelt);
        }
    }

    private static String inverseOf(Field field, Class<?> target) {
        String mappedBy = field.getAnnotation(ManyToMany.class).mappedBy();
        if (!mappedBy.isEmpty()) {
            return mappedBy;
        }
        return Stream.of(target.getDeclaredFields())
                .filter(other -> other.isAnnotationPresent(ManyToMany.class))
                .filter(other ->
                        other.getAnnotation(ManyToMany.class).mappedBy().equals(field.getName()))
                .map(Field::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(field + " has no inverse side"));
    }

    /** Translates a condition on rows of a type to SQL; see {@link RuleSql}. */
    public String sql(EntityType row, String hql) {
        return rules.computeIfAbsent(row.name() + hql, key -> RuleSql.of(this, row, hql));
    }

    /** All entities. */
    public Collection<EntityType> types() {
        return byName.values();
    }

    /** Entities with root fields. */
    public List<EntityType> roots() {
        return roots;
    }

    /** The entity of a GraphQL type, or null if the type is not an entity. */
    public @Nullable EntityType named(String name) {
        return byName.get(name);
    }

    /**
     * The entity of a Java class.
     *
     * @throws IllegalStateException if the class is not an entity of the schema
     */
    public EntityType of(Class<?> javaClass) {
        EntityType type = named(javaClass.getSimpleName());
        if (type == null) {
            throw new IllegalStateException(javaClass + " is not an entity of the schema");
        }
        return type;
    }
}
