package dev.parley.graphql.subscription;

import dev.parley.graphql.clause.Filter;
import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.value.Lookup;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement that matches some rows against all followed lists. It returns each row with the columns that filters in
 * memory read, with the callers who may see it, and with the result of each filter that the database evaluates. The
 * versions of the callers' rights come from the same snapshot.
 */
final class MatchStatement {

    /**
     * Maximum number of filters that the database evaluates. A SELECT has at most 1664 items. Further lists read
     * separately.
     */
    private static final int MOST_FILTERS = 500;

    private static final Pattern USES_ACCESS_PARAMETERS = Pattern.compile("\\bst\\.");

    /** The callers, one row each. Their lists are passed as texts, because arrays of arrays would need equal lengths. */
    private static final String CALLERS = """
            with st as materialized (
              select k, me, sees::bigint[] as sees, hears::bigint[] as hears, answers::bigint[] as answers, staff
              from unnest(%s::integer[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::boolean[])
                as caller (k, me, sees, hears, answers, staff))
            """;

    private final EntityModel model;
    private final EntityType type;
    private final Parameters parameters = new Parameters();
    private final Map<Known, Integer> callers = new IdentityHashMap<>();
    private final List<Known> callersInOrder = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<FollowedRows.Filter, Integer> filters = new HashMap<>();
    private final Map<FollowedRows, Known> lists = new IdentityHashMap<>();
    private int ofRule;

    /** Result for one row. */
    private record Row(Map<String, Object> values, Set<Integer> seenBy, Object[] filters) {}

    /**
     * Builds the statement.
     *
     * @param followed lists with the access parameters of their callers; empty for callers without row rules
     */
    MatchStatement(EntityModel model, EntityType type, Map<FollowedRows, Optional<Known>> followed) {
        this.model = model;
        this.type = type;
        followed.forEach((list, known) -> known.ifPresent(this::addCaller));
        addColumn(type.id().sql());
        type.links().values().forEach(link -> addColumn(link.sql()));
        addRule(followed.keySet());
        Map<FollowedRows.Filter, List<Integer>> callersOfFilters = new LinkedHashMap<>();
        followed.forEach((list, known) -> {
            if (list.filter().inMemory() != null) {
                list.filter().inMemory().columns().forEach(this::addColumn);
            } else {
                List<Integer> ofFilter = callersOfFilters.computeIfAbsent(list.filter(), f -> new ArrayList<>());
                known.map(callers::get).ifPresent(ofFilter::add);
            }
        });
        callersOfFilters.forEach(this::addFilter);
        followed.forEach((list, known) -> {
            if (list.filter().inMemory() != null || filters.containsKey(list.filter())) {
                lists.put(list, known.orElse(null));
            }
        });
    }

    private void addCaller(Known known) {
        callers.computeIfAbsent(known, k -> {
            callersInOrder.add(k);
            return callersInOrder.size() - 1;
        });
    }

    private void addRule(Collection<FollowedRows> followed) {
        String rule = followed.stream()
                .filter(list -> !list.agent().isAdmin())
                .findFirst()
                .map(list -> list.visibility().rule(type, "e"))
                .orElse(null);
        ofRule = rule == null ? -1 : add("array(select st.k from st where " + rule + ")");
    }

    private int add(String item) {
        items.add(item);
        return items.size() - 1;
    }

    private void addColumn(String column) {
        columns.computeIfAbsent(column, c -> add("e." + c));
    }

    private void addFilter(FollowedRows.Filter filter, List<Integer> ofCallers) {
        if (filters.size() == MOST_FILTERS) {
            return;
        }
        String holds = holds(model, type, filter, parameters);
        boolean byCaller = dependsOnCaller(holds);
        String item = byCaller
                ? "array(select st.k from st where st.k = any(" + parameters.add(List.copyOf(ofCallers)) + ") and "
                        + holds + ")"
                : holds;
        filters.put(filter, add(item));
    }

    private static String holds(EntityModel model, EntityType type, FollowedRows.Filter filter, Parameters parameters) {
        Joins joins = new Joins("f");
        String predicate =
                new Filter(model, filter.visibility(), parameters, true).predicate(type, filter.where(), joins);
        return "exists (select 1 from " + type.table() + " f" + joins.sql(model) + " where f."
                + type.id().sql() + " = e." + type.id().sql() + (predicate == null ? "" : " and " + predicate) + ")";
    }

    private static boolean dependsOnCaller(String sql) {
        return USES_ACCESS_PARAMETERS.matcher(sql).find();
    }

    /** Whether a filter depends on the caller, such as for offers to the caller. */
    static boolean dependsOnCaller(EntityModel model, EntityType type, FollowedRows.Filter filter) {
        return dependsOnCaller(holds(model, type, filter, new Parameters()));
    }

    /**
     * Returns the statement for some rows.
     *
     * @param visibility visibility of any agent
     */
    Sql sql(Set<Long> rows, Visibility visibility) {
        String id = type.id().sql();
        List<String> all = new ArrayList<>(List.of(
                "snapshot.xmin::text::bigint",
                "array(select v.user_id from v order by v.user_id)",
                "array(select v.version from v order by v.user_id)",
                "e." + id));
        all.addAll(items);
        String listed = new Filter(model, visibility, parameters).predicate(type, type.listed(), new Joins("e"));
        String text = callers() + "select " + String.join(", ", all)
                + " from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) snapshot left join " + type.table()
                + " e on e." + id + " = any(" + parameters.add(rows.isEmpty() ? List.of(0L) : List.copyOf(rows)) + ")"
                + (listed == null ? "" : " and " + listed);
        return Sql.of(text, List.of(), Map.of(), false);
    }

    private String callers() {
        List<Known> all = callersInOrder;
        List<Long> users = new ArrayList<>(List.of(0L));
        all.forEach(known -> users.add((Long) known.values().get("me")));
        String versions = "v as (select user_id, version from rights_version where user_id = any("
                + parameters.add(List.copyOf(new LinkedHashSet<>(users))) + "))\n";
        if (all.isEmpty()) {
            return "with " + versions;
        }
        List<Integer> numbers = all.stream().map(callers::get).toList();
        return CALLERS.formatted(
                        parameters.add(numbers),
                        parameters.add(users.subList(1, users.size())),
                        parameters.add(arrays("sees")),
                        parameters.add(arrays("hears")),
                        parameters.add(arrays("answers")),
                        parameters.add(all.stream()
                                .map(known -> known.values().get("staff"))
                                .toList()))
                + ", " + versions;
    }

    private List<String> arrays(String name) {
        return callersInOrder.stream()
                .map(known -> ((List<?>) Lookup.required(known.values(), name))
                        .stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .toList();
    }

    Parameters parameters() {
        return parameters;
    }

    /** Reads the result set. */
    Answer read(ResultSet result) throws SQLException {
        Map<Long, Row> rows = new HashMap<>();
        Map<Long, Long> versions = new HashMap<>();
        long xmin = 0;
        while (result.next()) {
            xmin = result.getLong(1);
            if (versions.isEmpty()) {
                Long[] users = array(result, 2, Long[].class);
                Long[] numbers = array(result, 3, Long[].class);
                for (int i = 0; i < users.length; i++) {
                    versions.put(users[i], numbers[i]);
                }
            }
            long id = result.getLong(4);
            if (!result.wasNull()) {
                rows.put(id, row(result));
            }
        }
        return new Answer(this, xmin, versions, rows);
    }

    private Row row(ResultSet result) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            values.put(column.getKey(), value(result.getObject(column.getValue() + 5)));
        }
        Set<Integer> seenBy = ofRule < 0 ? Set.of() : callers(array(result, ofRule + 5, Integer[].class));
        Object[] ofFilters = new Object[items.size()];
        for (int item : filters.values()) {
            Object value = result.getObject(item + 5);
            ofFilters[item] = value instanceof Array some ? callers((Integer[]) some.getArray()) : value;
        }
        return new Row(values, seenBy, ofFilters);
    }

    /** Converts whole numbers to Long, as filters in memory expect. */
    private static Object value(Object read) {
        return read instanceof Number number ? (Object) number.longValue() : read;
    }

    private static Set<Integer> callers(Integer[] numbers) {
        return new HashSet<>(Arrays.asList(numbers));
    }

    private static <T> T array(ResultSet result, int column, Class<T> javaType) throws SQLException {
        return javaType.cast(result.getArray(column).getArray());
    }

    /** Result for all lists. */
    static final class Answer {

        private final MatchStatement statement;
        private final long xmin;
        private final Map<Long, Long> versions;
        private final Map<Long, Row> rows;

        private Answer(MatchStatement statement, long xmin, Map<Long, Long> versions, Map<Long, Row> rows) {
            this.statement = statement;
            this.xmin = xmin;
            this.versions = versions;
            this.rows = rows;
        }

        /** The oldest transaction that was running. All earlier ones had ended. */
        long xmin() {
            return xmin;
        }

        /** Whether some filters did not fit. */
        boolean isFull() {
            return statement.filters.size() == MOST_FILTERS;
        }

        /** Whether the result covers a list. */
        boolean covers(FollowedRows list) {
            return statement.lists.containsKey(list);
        }

        /** Access parameters that were used for a list, or null for a caller without row rules. */
        @Nullable Known rights(FollowedRows list) {
            return statement.lists.get(list);
        }

        /** Whether these access parameters were current at that moment. */
        boolean isByCurrentRights(FollowedRows list) {
            Known known = rights(list);
            return known == null
                    || known.isOf(versions.getOrDefault(0L, 0L)
                            + versions.getOrDefault((Long) known.values().get("me"), 0L));
        }

        /** Whether a row is in a list. */
        boolean isIn(FollowedRows list, long id) {
            Row row = rows.get(id);
            if (row == null) {
                return false;
            }
            Integer caller = statement.callers.get(rights(list));
            boolean seen = list.agent().isAdmin()
                    || statement.ofRule < 0
                    || row.seenBy().contains(caller);
            return seen && holds(list.filter(), row, caller);
        }

        /** Values of an existing row by column: its primary key, the foreign keys of all links, and the columns of filters in memory. */
        Map<String, Object> values(long id) {
            return Lookup.required(rows, id).values();
        }

        private boolean holds(FollowedRows.Filter filter, Row row, @Nullable Integer caller) {
            if (filter.inMemory() != null) {
                return filter.inMemory().holds().test(row.values());
            }
            Object value = row.filters()[Lookup.required(statement.filters, filter)];
            return value instanceof Set<?> some ? some.contains(caller) : (Boolean) value;
        }
    }
}
