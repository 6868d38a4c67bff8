package dev.parley.graphql.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.JsonLeaf;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reflection;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.SqlType;
import dev.parley.graphql.model.Visibility;
import graphql.execution.MergedField;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLFieldDefinition;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How a field that leads to entities is answered: what one statement reads, and what is written of it. It is made once for each field
 * of a document, kind of caller and values of the variables in @skip and @include; see {@link Plans}. Arguments are not part of it.
 *
 * @param rows what is read
 * @param object what is written of each row, or null when the field is a connection
 * @param connection what is written of the page, or null when the field is no connection
 * @param blocks how many selects there are
 * @param statements by the texts of their conditions and orders
 */
public record Plan(Block rows, ObjectPart object, ConnectionPart connection, int blocks, Map<String, Sql> statements) {

    /** Clients ask for the same few; those who make up others must not fill the memory. */
    private static final int MOST_STATEMENTS = 50;

    Plan(Block rows, ObjectPart object, ConnectionPart connection, int blocks) {
        this(rows, object, connection, blocks, new ConcurrentHashMap<>());
    }

    /** The row that an entity in hand would be, of what is selected of it. */
    PlanRows.Row rowOf(NodeEntity entity) {
        Object[] values = new Object[rows.types().size()];
        for (Part part : object.parts()) {
            if (part instanceof Leaf leaf) {
                values[leaf.slot()] = SqlType.inHand(leaf.column().of(entity));
            }
        }
        return new PlanRows.Row(values, entity);
    }

    /** A statement that was made before, or is made now. */
    Sql sql(String key, Supplier<Sql> maker) {
        Sql known = statements.get(key);
        if (known == null) {
            known = maker.get();
            if (statements.size() < MOST_STATEMENTS) {
                statements.put(key, known);
            }
        }
        return known;
    }

    /** What one select reads: rows of a type with what their links lead to. */
    public static final class Block {

        /** The place of the rows' own numbers. */
        static final int ID = 0;

        private final EntityType type;
        private final int number;
        private final Joins joins;
        private final Map<String, Integer> slots = new LinkedHashMap<>();
        private final List<SqlType> types = new ArrayList<>();
        private final Map<String, Integer> rules = new LinkedHashMap<>();
        private final List<ListPart> lists = new ArrayList<>();
        private final Map<String, Entity> entities = new LinkedHashMap<>();
        private final List<Computed> computed = new ArrayList<>();
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

        public String alias() {
            return joins.alias();
        }

        /** What is selected, as SQL, by place. */
        List<String> items() {
            return List.copyOf(slots.keySet());
        }

        List<SqlType> types() {
            return types;
        }

        /** The lists below its rows, at whatever link. */
        public List<ListPart> lists() {
            return lists;
        }

        public List<Computed> computed() {
            return computed;
        }

        /** Whether anything is read of the rows; else they are only counted. */
        boolean isWanted() {
            return wanted;
        }

        void want() {
            wanted = true;
        }

        /** The place of a value in the rows. */
        int slot(String sql, SqlType type) {
            return slots.computeIfAbsent(sql, s -> {
                types.add(type);
                return types.size() - 1;
            });
        }

        /** A condition that is worked out once for each row, however many columns depend on it. */
        String rule(String sql) {
            return "r" + number + ".r" + rules.computeIfAbsent(sql, s -> rules.size());
        }

        /** Joins the conditions. */
        String lateral() {
            if (rules.isEmpty()) {
                return "";
            }
            List<String> columns = new ArrayList<>();
            rules.forEach((sql, place) -> columns.add(sql + " as r" + place));
            // Without "offset 0" PostgreSQL would put the condition back to where it is used.
            return " cross join lateral (select " + String.join(", ", columns) + " offset 0) r" + number;
        }

        /** What Java needs of the entity under an alias. */
        Entity entity(EntityType entityType, String alias, int idSlot) {
            return entities.computeIfAbsent(
                    alias, a -> new Entity(entityType, idSlot, new LinkedHashMap<>(), new LinkedHashMap<>()));
        }
    }

    /**
     * An entity that is made of a row, for what is worked out in Java.
     *
     * @param attributes places of its attributes
     * @param links the entities that its links lead to
     */
    record Entity(EntityType type, int idSlot, Map<Attribute, Integer> attributes, Map<Link, Entity> links) {

        /** The entity, or null where a link leads to none. */
        NodeEntity of(Object[] row) {
            if (row[idSlot] == null) {
                return null;
            }
            NodeEntity entity = type.row((Long) row[idSlot]);
            attributes.forEach((attribute, slot) -> attribute.set(entity, row[slot]));
            links.forEach((link, linked) -> Reflection.set(link.field(), entity, linked.of(row)));
            return entity;
        }
    }

    /** One field of an object. */
    interface Part {

        Key key();

        /** Writes its value for a row; false when it must not be null and is. */
        boolean write(PlanWriter out, PlanRows.Row row);

        /** Whether it can be written of an entity of Hibernate's too, and everybody who sees the row may read it. */
        default boolean isPlain(Visibility visibility) {
            return false;
        }
    }

    /**
     * The name of a field in the answer.
     *
     * @param json with quotes and colon
     * @param locations of the field in the document, for errors
     */
    record Key(String name, byte[] json, List<SourceLocation> locations, boolean nonNull) {

        static Key of(String name, MergedField field, boolean nonNull) {
            return new Key(
                    name,
                    ("\"" + name + "\":").getBytes(UTF_8),
                    List.of(field.getSingleField().getSourceLocation()),
                    nonNull);
        }
    }

    /** __typename. */
    record Constant(Key key, byte[] json) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.raw(json);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return true;
        }
    }

    /** A column, or the id. */
    record Leaf(Key key, int slot, Column column, JsonLeaf json) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.leaf(this, row.values()[slot]);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return column.agentRule() == null && !visibility.isDerived(column);
        }
    }

    /** What a link leads to. */
    record Linked(Key key, Link link, ObjectPart object) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.linked(this, row);
        }
    }

    /** A field that the caller may not read. */
    record Refused(Key key, RequestException refusal) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.failed(key, refusal);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return true;
        }
    }

    /**
     * A field that is worked out from the row.
     *
     * @param facts places of its facts
     * @param prefix of the names that its arguments have as parameters of the statement
     */
    public record Computed(
            Key key,
            Entity entity,
            GraphQLFieldDefinition definition,
            MergedField field,
            ValuePart value,
            ComputedField<?> computed,
            Map<ComputedField.Fact, Integer> facts,
            String prefix)
            implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.computed(this, row);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return facts.isEmpty() && entity.links().isEmpty();
        }

        /** The facts of a row, by name. */
        Map<String, Object> factsOf(PlanRows.Row row) {
            Map<String, Object> values = new HashMap<>();
            facts.forEach((fact, slot) -> values.put(fact.name(), javaValue(fact.type(), row.values()[slot])));
            return values;
        }

        private static Object javaValue(Class<?> type, Object value) {
            return type == JsonArray.class && value != null
                    ? JsonProviderHolder.jsonProvider()
                            .createReader(new ByteArrayInputStream((byte[]) value))
                            .readArray()
                    : SqlType.toJava(type, value);
        }

        /** The arguments that its facts depend on, by the names of their parameters. */
        Map<String, Object> parameters(SubFields request) {
            Map<String, Object> named = new HashMap<>();
            if (!facts.isEmpty()) {
                request.at(field).arguments(definition).forEach((name, value) -> named.put(prefix + name, value));
            }
            return named;
        }
    }

    /**
     * A list below a row.
     *
     * @param ownerSlot place of the owner's number in the owner's block
     * @param ruleSlot place of the owner's rule, or -1 when the rows decide for themselves
     * @param ofRows whether the owner is the row itself, and not what a link leads to
     */
    public record ListPart(
            Key key,
            Block owner,
            int ownerSlot,
            int ruleSlot,
            boolean ofRows,
            List<Link> way,
            ReverseList list,
            GraphQLFieldDefinition definition,
            MergedField field,
            Block rows,
            ConnectionPart connection)
            implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.list(this, row);
        }
    }

    /** An entity in the answer. */
    record ObjectPart(EntityType type, int idSlot, List<Part> parts) {

        boolean isPlain(Visibility visibility) {
            return parts.stream().allMatch(part -> part.isPlain(visibility));
        }
    }

    /**
     * One field of a connection, an edge or a page's info.
     *
     * @param constant the value of __typename
     * @param object what is written of the rows: of nodes, and of an edge's node
     * @param parts the fields below it: of edges, and of the info
     */
    record PagePart(Key key, Kind kind, byte[] constant, ObjectPart object, List<PagePart> parts) {

        /** The fields there are. */
        enum Kind {
            TYPENAME,
            NODES,
            EDGES,
            NODE,
            CURSOR,
            PAGE_INFO,
            TOTAL_COUNT,
            HAS_NEXT_PAGE,
            HAS_PREVIOUS_PAGE,
            START_CURSOR,
            END_CURSOR
        }
    }

    /**
     * A page of rows in the answer.
     *
     * @param counted whether all rows are counted
     * @param cursors whether places in the order are told
     */
    record ConnectionPart(List<PagePart> parts, boolean counted, boolean cursors) {}
}
