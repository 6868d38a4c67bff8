package dev.parley.graphql;

import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;

/** All entities of the schema, with the ways between them. */
public final class EntityModel {

    private final Map<String, EntityType> byName = new LinkedHashMap<>();
    private final List<EntityType> roots;
    private final Map<String, String> rules = new ConcurrentHashMap<>();

    /**
     * Reads the entities' classes.
     *
     * @param roots types with root fields: one by id, and a list
     * @param others types that are only reached through those
     * @param rules what agents may not read of them everywhere
     * @param conditions fields of their filters that depend on the agent who asks
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
                        reverse.customerVisible()));
            }
        }
        for (Field field : type.javaClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(ManyToMany.class)) {
                Class<?> target = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
                String description = field.getAnnotation(Description.class).value();
                JoinTable pairs = pairs(field, target);
                boolean owned = field.isAnnotationPresent(JoinTable.class);
                String ours = pairs.joinColumns()[0].name();
                String theirs = pairs.inverseJoinColumns()[0].name();
                type.add(new ReverseList(
                        field.getName(),
                        description,
                        type,
                        of(target),
                        inverseOf(field, target),
                        owned ? ours : theirs,
                        pairs.name(),
                        owned ? theirs : ours,
                        false));
            }
        }
    }

    private static JoinTable pairs(Field field, Class<?> target) {
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
                .orElseThrow(() -> new IllegalStateException(field + " has no other side"));
    }

    /** The SQL of a condition on rows of a type; see {@link RuleSql}. */
    String sql(EntityType row, String hql) {
        return rules.computeIfAbsent(row.name() + hql, key -> RuleSql.of(this, row, hql));
    }

    Collection<EntityType> types() {
        return byName.values();
    }

    List<EntityType> roots() {
        return roots;
    }

    /** The entity of a GraphQL type, or null where that is no entity. */
    EntityType named(String name) {
        return byName.get(name);
    }

    EntityType of(Class<?> javaClass) {
        return byName.get(javaClass.getSimpleName());
    }
}
