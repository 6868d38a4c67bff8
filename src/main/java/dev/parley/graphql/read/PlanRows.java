package dev.parley.graphql.read;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.read.Plan.Block;
import dev.parley.graphql.read.PlanStatement.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a statement of a plan has found: for each block, by owner, its rows in the order in which they are told. */
final class PlanRows {

    /** The owner of the rows that have none. */
    private static final Long NOBODY = 0L;

    private final PlanStatement statement;
    private final Map<Integer, Map<Long, List<Row>>> rows = new HashMap<>();
    private final Map<Integer, Map<Long, Long>> counts = new HashMap<>();
    private Long rightsVersion;

    /**
     * One row.
     *
     * @param values by the block's places
     * @param entity the entity in hand that the values are from, or null for a row that was read
     */
    record Row(Object[] values, NodeEntity entity) {

        NodeEntity entity(Plan.Entity wanted) {
            return entity != null ? entity : wanted.of(values);
        }
    }

    /**
     * A page of one owner's rows.
     *
     * @param rows in the list's order
     * @param places of the order's values, when cursors are wanted
     */
    record PageOfRows(List<Row> rows, boolean hasNext, boolean hasPrevious, Long total, Order order, int[] places) {

        String cursor(Row row) {
            return Cursor.of(places, row.values(), order);
        }
    }

    PlanRows(PlanStatement statement) {
        this.statement = statement;
    }

    /** Takes all that a statement found. */
    PlanRows read(Sql sql, ResultSet result) throws SQLException {
        if (!sql.tagged()) {
            Map.Entry<Integer, int[]> only =
                    sql.branches().entrySet().iterator().next();
            while (result.next()) {
                add(only.getKey(), NOBODY, values(sql, only.getValue(), result, 1));
            }
            return this;
        }
        while (result.next()) {
            int branch = result.getInt(1);
            add(branch, result.getLong(2), values(sql, sql.branches().get(branch), result, 3));
        }
        return this;
    }

    private static Object[] values(Sql sql, int[] places, ResultSet result, int first) throws SQLException {
        Object[] values = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = sql.types().get(places[i]).read(result, first + places[i]);
        }
        return values;
    }

    private void add(int branch, Long owner, Object[] values) {
        int block = branch / 2;
        Long ownedBy = owner;
        if (block == statement.plan().rows().number()) {
            rightsVersion = owner;
            ownedBy = NOBODY;
        }
        if (branch % 2 == 1) {
            counts.computeIfAbsent(block, b -> new HashMap<>()).put(ownedBy, (Long) values[0]);
        } else if (values[Block.ID] != null) {
            rows.computeIfAbsent(block, b -> new HashMap<>())
                    .computeIfAbsent(ownedBy, o -> new ArrayList<>())
                    .add(new Row(values, null));
        }
    }

    /** The version of the caller's rights, by which the rows were chosen; of no meaning when they depend on none. */
    Long rightsVersion() {
        return rightsVersion;
    }

    /** The rows of the field itself. */
    List<Row> all() {
        return rows(statement.plan().rows(), NOBODY);
    }

    private List<Row> rows(Block block, Long owner) {
        return rows.getOrDefault(block.number(), Map.of()).getOrDefault(owner, List.of());
    }

    /** The rows of all owners that are on a page. */
    List<Row> onPages(Block block) {
        List<Row> all = new ArrayList<>();
        Page page = statement.choice(block).page();
        rows.getOrDefault(block.number(), Map.of())
                .values()
                .forEach(each -> all.addAll(page == null ? each : upTo(page.size(), each)));
        return all;
    }

    private static List<Row> upTo(int size, List<Row> read) {
        return read.size() > size ? read.subList(0, size) : read;
    }

    /** The page of the field itself. */
    PageOfRows page(Block block) {
        return page(block, NOBODY);
    }

    /** The page of an owner's list. One row more than fits was asked for. */
    PageOfRows page(Block block, Long owner) {
        Choice choice = statement.choice(block);
        Page page = choice.page();
        List<Row> read = rows(block, owner);
        boolean more = read.size() > page.size();
        List<Row> shown = upTo(page.size(), read);
        Long total = choice.count() == null
                ? null
                : counts.getOrDefault(block.number(), Map.of()).getOrDefault(owner, 0L);
        if (!page.fromEnd()) {
            return new PageOfRows(shown, more, page.after() != null, total, page.order(), choice.places());
        }
        List<Row> reversed = new ArrayList<>(shown);
        Collections.reverse(reversed);
        return new PageOfRows(reversed, page.before() != null, more, total, page.order(), choice.places());
    }
}
