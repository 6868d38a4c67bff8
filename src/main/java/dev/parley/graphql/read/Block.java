package dev.parley.graphql.read;

import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.value.Reflection;
import dev.parley.graphql.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Data that one SELECT reads: rows of a type and the targets of their links. */
public final class Block {

    /** Index of the rows' primary key. */
    static final int ID = 0;

    private final EntityType type;
    private final int number;
    private final Joins joins;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<SqlType> types = new ArrayList<>();
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final List<ListPart> lists = new ArrayList<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final List<ComputedPart> computed = new ArrayList<>();
    private final List<Personal> personal = new ArrayList<>();
    private final Map<Column, Personal> personalSorts = new HashMap<>();
    private final Map<String, PlanStatement.Choice> choices = new ConcurrentHashMap<>();
    private boolean wanted;

    Block(EntityType type, int number) {
        this.type = type;
        this.number = number;
        this.joins = new Joins("b" + number);
        slot(alias() + "." + type.id().sql(), SqlType.BIGINT);
    }

    EntityType type() {
        return type;
    }

    int number() {
        return number;
    }

    Joins joins() {
        return joins;
    }

    /** SQL alias of the rows. */
    public String alias() {
        return joins.alias();
    }

    /** SQL expressions of the selected values, by index. */
    List<String> items() {
        return List.copyOf(slots.keySet());
    }

    List<SqlType> types() {
        return types;
    }

    /** Lists below the rows and below the targets of their links. */
    public List<ListPart> lists() {
        return lists;
    }

    /** Computed fields of the rows and of the targets of their links. */
    public List<ComputedPart> computed() {
        return computed;
    }

    /** Values with personal data, if their reads are recorded. */
    List<Personal> personal() {
        return personal;
    }

    /** Values with personal data that cursors reveal if the rows are sorted by them, if their reads are recorded. */
    Map<Column, Personal> personalSorts() {
        return personalSorts;
    }

    /** Whether these rows, or the rows of lists below them, have or may have such values. */
    boolean hasPersonal() {
        return !personal.isEmpty()
                || !personalSorts.isEmpty()
                || lists.stream().anyMatch(list -> list.rows().hasPersonal());
    }

    /** Whether any value of the rows is read. Otherwise they are only counted. */
    boolean isWanted() {
        return wanted;
    }

    void want() {
        wanted = true;
    }

    /**
     * Returns a cached choice of rows, or creates it.
     *
     * @param key all that the choice depends on besides the plan
     */
    PlanStatement.Choice choice(String key, Supplier<PlanStatement.Choice> maker) {
        return Plan.cached(choices, key, maker);
    }

    /** Index of a value in the rows. Adds the value if it is new. */
    int slot(String sql, SqlType type) {
        return slots.computeIfAbsent(sql, s -> {
            types.add(type);
            return types.size() - 1;
        });
    }

    /** Adds a condition that is evaluated once for each row, even if several columns depend on it. */
    String rule(String sql) {
        return "r" + number + ".r" + rules.computeIfAbsent(sql, s -> rules.size());
    }

    /** SQL join that evaluates the conditions. */
    String lateral() {
        if (rules.isEmpty()) {
            return "";
        }
        List<String> columns = new ArrayList<>();
        rules.forEach((sql, place) -> columns.add(sql + " as r" + place));
        // Without "offset 0" PostgreSQL would inline the condition at each use.
        return " cross join lateral (select " + String.join(", ", columns) + " offset 0) r" + number;
    }

    /** The entity under an alias, with the attributes that computed fields need. */
    Entity entity(EntityType entityType, String alias, int idSlot) {
        return entities.computeIfAbsent(
                alias, a -> new Entity(entityType, idSlot, new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    /**
     * An entity that is created from a row for computed fields.
     *
     * @param attributes indexes of its attributes
     * @param links entities that its links point to
     */
    record Entity(EntityType type, int idSlot, Map<Attribute, Integer> attributes, Map<Link, Entity> links) {

        /** Creates the entity, or returns null if the link is null. */
        @Nullable NodeEntity of(Object[] row) {
            if (row[idSlot] == null) {
                return null;
            }
            NodeEntity entity = type.row((Long) row[idSlot]);
            attributes.forEach((attribute, slot) -> attribute.set(entity, row[slot]));
            links.forEach((link, linked) -> Reflection.set(link.field(), entity, linked.of(row)));
            return entity;
        }
    }

    /**
     * A value with personal data.
     *
     * @param type name of the type of the record that the read is recorded for
     * @param idSlot index of the record's primary key
     */
    record Personal(String type, int idSlot, String field) {}
}
