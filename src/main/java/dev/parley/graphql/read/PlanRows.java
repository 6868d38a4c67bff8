package dev.parley.graphql.read;

import dev.parley.graphql.clause.Cursor;
import dev.parley.graphql.clause.LogRange;
import dev.parley.graphql.clause.Order;
import dev.parley.graphql.clause.Page;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.read.PlanStatement.Choice;
import dev.parley.graphql.read.ReadAudit.PersonalRecord;
import dev.parley.graphql.value.LogPosition;
import dev.parley.graphql.value.Lookup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that a statement of a plan returned: for each block and owner, in sort order. */
final class PlanRows {

    /** Owner of rows without an owner. */
    private static final Long NO_OWNER = 0L;

    private final PlanStatement statement;
    private final Map<Integer, Map<Long, List<Row>>> rows = new HashMap<>();
    private final Map<Integer, Map<Long, Long>> counts = new HashMap<>();
    private @Nullable Long rightsVersion;

    /**
     * A row.
     *
     * @param values values by the block's indexes
     * @param entity the loaded entity that the values are from, or null for a row that was read
     */
    record Row(Object[] values, @Nullable NodeEntity entity) {

        NodeEntity entity(Block.Entity wanted) {
            return entity != null ? entity : Objects.requireNonNull(wanted.of(values));
        }
    }

    /**
     * A page of one owner's rows.
     *
     * @param rows rows in sort order
     * @param places indexes of the sort columns; empty if no cursors are selected
     * @param log the part of a log that the page was read from, or null if the list is not a log
     */
    record PageOfRows(
            List<Row> rows,
            boolean hasNext,
            boolean hasPrevious,
            @Nullable Long total,
            Order order,
            int[] places,
            @Nullable LogRange log) {

        String cursor(Row row) {
            return log == null ? Cursor.of(places, row.values(), order) : log.cursor(position(row));
        }

        /** Cursor of the first row, or null if there is none. */
        @Nullable String startCursor() {
            return rows.isEmpty() ? null : cursor(rows.get(0));
        }

        /** Cursor of the last row, or null if there is none; in a log, of the end of the page. */
        @Nullable String endCursor() {
            return log != null ? log.cursor(end(log)) : rows.isEmpty() ? null : cursor(rows.get(rows.size() - 1));
        }

        /** The position up to which the page has read a log. */
        LogPosition end(LogRange range) {
            return range.end(rows.isEmpty() ? null : position(rows.get(rows.size() - 1)), hasNext);
        }

        private LogPosition position(Row row) {
            return new LogPosition((Long) row.values()[places[0]], (Long) row.values()[places[1]]);
        }
    }

    PlanRows(PlanStatement statement) {
        this.statement = statement;
    }

    /** Reads the result set of a statement. */
    PlanRows read(Sql sql, ResultSet result) throws SQLException {
        if (!sql.tagged()) {
            Map.Entry<Integer, int[]> only =
                    sql.branches().entrySet().iterator().next();
            while (result.next()) {
                add(only.getKey(), NO_OWNER, values(sql, only.getValue(), result, 1));
            }
            return this;
        }
        int last = -1;
        int[] places = {};
        while (result.next()) {
            int branch = result.getInt(1);
            if (branch != last) {
                places = Lookup.required(sql.branches(), branch);
                last = branch;
            }
            add(branch, result.getLong(2), values(sql, places, result, 3));
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
            ownedBy = NO_OWNER;
        }
        if (branch % 2 == 1) {
            counts.computeIfAbsent(block, b -> new HashMap<>()).put(ownedBy, (Long) values[0]);
        } else if (values[Block.ID] != null) {
            rows.computeIfAbsent(block, b -> new HashMap<>())
                    .computeIfAbsent(ownedBy, o -> new ArrayList<>())
                    .add(new Row(values, null));
        }
    }

    /** Version of the caller's rights that the statement used. It is meaningless if the rows depend on no rights. */
    @Nullable Long rightsVersion() {
        return rightsVersion;
    }

    /** Rows of the field itself. */
    List<Row> all() {
        return rows(statement.plan().rows(), NO_OWNER);
    }

    private List<Row> rows(Block block, Long owner) {
        return rows.getOrDefault(block.number(), Map.of()).getOrDefault(owner, List.of());
    }

    /** Rows of all owners that are on their pages. */
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

    /** Records with personal data in the rows, with the names of the fields that were read. */
    Map<PersonalRecord, Set<String>> personal() {
        Map<PersonalRecord, Set<String>> fields = new LinkedHashMap<>();
        addPersonal(statement.plan().rows(), fields);
        return fields;
    }

    private void addPersonal(Block block, Map<PersonalRecord, Set<String>> fields) {
        List<Block.Personal> values = personalIn(block);
        for (Row row : values.isEmpty() ? List.<Row>of() : onPages(block)) {
            for (Block.Personal value : values) {
                if (row.values()[value.idSlot()] instanceof Long id) {
                    fields.computeIfAbsent(new PersonalRecord(value.type(), id), r -> new TreeSet<>())
                            .add(value.field());
                }
            }
        }
        block.lists().forEach(list -> addPersonal(list.rows(), fields));
    }

    /** A cursor has the values of the columns by which the rows are sorted. */
    private List<Block.Personal> personalIn(Block block) {
        Page page = statement.choice(block).page();
        if (page == null || block.personalSorts().isEmpty()) {
            return block.personal();
        }
        List<Block.Personal> all = new ArrayList<>(block.personal());
        page.order().terms().stream()
                .map(term -> block.personalSorts().get(term.column()))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    /** Page of the field itself. */
    PageOfRows page(Block block) {
        return page(block, NO_OWNER);
    }

    /** Page of an owner's list. The statement asked for one row more than fits, to detect a next page. */
    PageOfRows page(Block block, Long owner) {
        Choice choice = statement.choice(block);
        Page page = choice.ofPage();
        List<Row> read = rows(block, owner);
        boolean more = read.size() > page.size();
        List<Row> shown = upTo(page.size(), read);
        Long total = choice.count() == null
                ? null
                : counts.getOrDefault(block.number(), Map.of()).getOrDefault(owner, 0L);
        if (!page.fromEnd()) {
            boolean isFirst =
                    page.log() == null ? page.after() == null : page.log().after() == null;
            return new PageOfRows(shown, more, !isFirst, total, page.order(), choice.places(), page.log());
        }
        List<Row> reversed = new ArrayList<>(shown);
        Collections.reverse(reversed);
        return new PageOfRows(reversed, page.before() != null, more, total, page.order(), choice.places(), null);
    }
}
