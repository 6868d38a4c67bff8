package dev.parley.graphql.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import dev.parley.graphql.model.ReverseList;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.JsonLeaf;
import dev.parley.graphql.value.Reflection;
import dev.parley.graphql.value.SqlType;
import dev.parley.graphql.value.Strings;
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
import org.jspecify.annotations.Nullable;

/**
 * The plan of a field that returns entities: the data that one statement reads, and the JSON that is written from it.
 * A plan is compiled once for each field of a document, kind of caller and values of the variables in @skip and
 * @include; see {@link Plans}. Arguments are not part of it.
 *
 * @param rows data to read
 * @param object JSON of each row, or null if the field is a connection
 * @param connection JSON of the page, or null if the field is not a connection
 * @param blocks number of SELECTs
 * @param statements statements by the text of their conditions and orders
 */
public record Plan(
        Block rows,
        @Nullable ObjectPart object,
        @Nullable ConnectionPart connection,
        int blocks,
        Map<String, Sql> statements) {

    /**
     * Maximum number of cached statements, and of choices of a block's rows. Clients use the same few. A client that
     * varies its conditions must not fill the memory.
     */
    private static final int MOST_STATEMENTS = 50;

    Plan(Block rows, @Nullable ObjectPart object, @Nullable ConnectionPart connection, int blocks) {
        this(rows, object, connection, blocks, new ConcurrentHashMap<>());
    }

    /**
     * JSON of each row.
     *
     * @throws IllegalStateException if the field is a connection
     */
    @Override
    public ObjectPart object() {
        if (object == null) {
            throw new IllegalStateException("The field is a connection");
        }
        return object;
    }

    /**
     * JSON of the page.
     *
     * @throws IllegalStateException if the field is not a connection
     */
    @Override
    public ConnectionPart connection() {
        if (connection == null) {
            throw new IllegalStateException("The field is not a connection");
        }
        return connection;
    }

    /** Whether the rows of the field are counted. */
    boolean isCounted() {
        return connection != null && connection.counted();
    }

    /** Whether cursors of the field's rows are selected. */
    boolean hasCursors() {
        return connection != null && connection.cursors();
    }

    /** Converts a loaded entity to a row with the selected values. */
    PlanRows.Row rowOf(NodeEntity entity) {
        Object[] values = new Object[rows.types().size()];
        fill(values, object().parts(), entity);
        return new PlanRows.Row(values, entity);
    }

    private static void fill(Object[] values, List<Part> parts, NodeEntity entity) {
        for (Part part : parts) {
            if (part instanceof Leaf leaf) {
                values[leaf.slot()] = SqlType.inMemory(leaf.column().of(entity));
            } else if (part instanceof Nested nested) {
                Column presence = nested.presence();
                if (presence != null) {
                    values[nested.presenceSlot()] = SqlType.inMemory(presence.of(entity));
                }
                fill(values, nested.parts(), entity);
            }
        }
    }

    /** Returns a cached statement, or creates it. */
    Sql sql(String key, Supplier<Sql> maker) {
        return cached(statements, key, maker);
    }

    private static <T> T cached(Map<String, T> cache, String key, Supplier<T> maker) {
        T known = cache.get(key);
        if (known == null) {
            known = maker.get();
            if (cache.size() < MOST_STATEMENTS) {
                cache.put(key, known);
            }
        }
        return known;
    }

    /** Data that one SELECT reads: rows of a type and the targets of their links. */
    public static final class Block {

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
        private final List<Computed> computed = new ArrayList<>();
        private final List<Personal> personal = new ArrayList<>();
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
        public List<Computed> computed() {
            return computed;
        }

        /** Values with personal data, if their reads are recorded. */
        List<Personal> personal() {
            return personal;
        }

        /** Whether these rows, or the rows of lists below them, have such values. */
        boolean hasPersonal() {
            return !personal.isEmpty()
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
            return cached(choices, key, maker);
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

    /** A field of an object. */
    interface Part {

        Key key();

        /** Writes the value for a row. Returns false if the value is null but required. */
        boolean write(PlanWriter out, PlanRows.Row row);

        /**
         * Whether the field can be written from an entity that Hibernate loaded, and every caller who sees the row
         * may read it.
         */
        default boolean isPlain(Visibility visibility) {
            return false;
        }
    }

    /**
     * Response key of a field.
     *
     * @param json the key with quotes and colon
     * @param locations locations of the field in the document, for errors
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

    /** The field __typename. */
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

    /** A column, or the global id. */
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

    /**
     * An object that consists of values of the row; see {@link FieldGroup}.
     *
     * @param presence column that is null if the object is null; null if the object always exists
     * @param presenceSlot index of that column, or -1
     */
    record Nested(Key key, @Nullable Column presence, int presenceSlot, List<Part> parts) implements Part {

        @Override
        public boolean write(PlanWriter out, PlanRows.Row row) {
            return out.nested(this, row);
        }

        @Override
        public boolean isPlain(Visibility visibility) {
            return parts.stream().allMatch(part -> part.isPlain(visibility));
        }
    }

    /** The target of a link. */
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
     * A computed field.
     *
     * @param facts indexes of its facts
     * @param prefix prefix of the statement parameters that hold its arguments
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

        private static @Nullable Object javaValue(Class<?> type, @Nullable Object value) {
            return type == JsonArray.class && value != null
                    ? JsonProviderHolder.jsonProvider()
                            .createReader(new ByteArrayInputStream((byte[]) value))
                            .readArray()
                    : SqlType.toJava(type, value);
        }

        /** The arguments that the facts depend on, by parameter name. */
        Map<String, Object> parameters(SubFields request) {
            Map<String, Object> named = new HashMap<>();
            if (!facts.isEmpty()) {
                request.at(field)
                        .arguments(definition)
                        .forEach((name, value) -> named.put(
                                prefix + name, value instanceof String text ? Strings.wellFormed(text) : value));
            }
            return named;
        }
    }

    /**
     * A list below a row.
     *
     * @param ownerSlot index of the owner's key in the owner's block
     * @param ruleSlot index of the owner's rule, or -1 if each row has its own rule
     * @param ofRows whether the owner is the row itself instead of the target of a link
     * @param way links from the row to the owner
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

    /** An entity in the response. */
    record ObjectPart(EntityType type, int idSlot, List<Part> parts) {

        boolean isPlain(Visibility visibility) {
            return parts.stream().allMatch(part -> part.isPlain(visibility));
        }
    }

    /**
     * A field of a connection, an edge or a page info.
     *
     * @param constant value of __typename
     * @param object JSON of the rows: of nodes, or of an edge's node
     * @param parts fields below it: of edges, or of the page info
     */
    record PagePart(
            Key key,
            Kind kind,
            byte @Nullable [] constant,
            @Nullable ObjectPart object,
            List<PagePart> parts) {

        /** The fields of connections, edges and page info. */
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
     * A page of rows in the response.
     *
     * @param counted whether totalCount is selected
     * @param cursors whether cursors are selected
     */
    record ConnectionPart(List<PagePart> parts, boolean counted, boolean cursors) {}
}
