package dev.parley.graphql.read;

import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.Part.Key;
import dev.parley.graphql.read.Part.Leaf;
import dev.parley.graphql.read.Part.Nested;
import dev.parley.graphql.value.SqlType;
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

    /** Returns a cached value, or creates it. The cache stops growing at a limit. */
    static <T> T cached(Map<String, T> cache, String key, Supplier<T> maker) {
        T known = cache.get(key);
        if (known == null) {
            known = maker.get();
            if (cache.size() < MOST_STATEMENTS) {
                cache.put(key, known);
            }
        }
        return known;
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
