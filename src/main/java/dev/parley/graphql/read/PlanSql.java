package dev.parley.graphql.read;

import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.read.PlanStatement.Choice;
import dev.parley.graphql.value.SqlType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builds the SQL of a statement. Rows that have lists below them become a common table expression. One branch of a
 * union returns these rows, and another branch for each list returns the list's rows for each owner. So no row is
 * returned twice, and the statement is one round trip.
 */
public final class PlanSql {

    /** Access parameters of the agent as one row. PostgreSQL inlines the values where the columns are used. */
    static final String ACCESS_PARAMETERS =
            "st as not materialized (select :me_::bigint as me, :sees_::bigint[] as sees, :hears_::bigint[] as hears, :answers_::bigint[] as answers, :staff_::boolean as staff)";

    private static final Pattern USES_ACCESS_PARAMETERS = Pattern.compile("\\bst\\.");
    private static final String NO_OWNER = "null::bigint";
    private static final String VERSION = AgentRights.VERSION.replace("{me}", "st.me");

    private final PlanStatement statement;
    private final List<String> with = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();

    /**
     * One SELECT of the union.
     *
     * @param number branch number, the first column of the rows
     * @param owner SQL of the owner of the rows' list
     */
    private record Branch(int number, String owner, List<String> items, List<SqlType> types, String from) {}

    PlanSql(PlanStatement statement) {
        this.statement = statement;
    }

    /** Number of the branch that returns the rows of a block. */
    static int rows(Block block) {
        return 2 * block.number();
    }

    /** Number of the branch that returns the count of a block. */
    static int count(Block block) {
        return 2 * block.number() + 1;
    }

    /** Returns a statement that does not belong to a plan. */
    static String alone(String items, String from) {
        String select = "select " + items + " from " + accessParameters(from);
        return usesAccessParameters(select) ? "with " + ACCESS_PARAMETERS + " " + select : select;
    }

    Sql sql() {
        addRoot(statement.plan().rows());
        boolean usesAccessParameters =
                branches.stream().anyMatch(branch -> usesAccessParameters(branch.from() + branch.items()))
                        || with.stream().anyMatch(PlanSql::usesAccessParameters);
        if (usesAccessParameters) {
            branches.replaceAll(this::withVersion);
        }
        boolean tagged = usesAccessParameters || branches.size() > 1;
        List<SqlType> types = tagged ? shared() : branches.get(0).types();
        Map<Integer, int[]> indexes = new HashMap<>();
        String selects = branches.stream()
                .map(branch -> {
                    int[] own = tagged ? indexes(branch, types) : identity(branch);
                    indexes.put(branch.number(), own);
                    return tagged
                            ? tagged(branch, own, types)
                            : "select " + String.join(", ", branch.items()) + branch.from();
                })
                .collect(Collectors.joining(" union all "));
        String text = (with.isEmpty() ? "" : String.join(", ", with) + " ") + selects;
        String head = usesAccessParameters(text)
                ? "with " + ACCESS_PARAMETERS + (with.isEmpty() ? " " : ", ")
                : with.isEmpty() ? "" : "with ";
        return Sql.of(head + text, List.copyOf(types), indexes, tagged);
    }

    /**
     * Returns the version of the caller's rights in the owner's column, which the root branch does not use. The join
     * with one row returns the version even if no row matches.
     */
    private Branch withVersion(Branch branch) {
        Block root = statement.plan().rows();
        if (branch.number() == count(root)) {
            List<String> count = List.of("(select count(*)" + branch.from() + ")");
            return new Branch(branch.number(), VERSION, count, branch.types(), " from st");
        }
        if (branch.number() != rows(root)) {
            return branch;
        }
        if (!root.lists().isEmpty()) {
            return new Branch(
                    branch.number(),
                    VERSION,
                    branch.items(),
                    branch.types(),
                    " from st left join p" + root.number() + " on true");
        }
        String rows = "(select " + named(branch.items()) + branch.from() + ")";
        return new Branch(
                branch.number(),
                VERSION,
                names(root, "x."),
                branch.types(),
                " from st left join " + rows + " x on true");
    }

    private void addRoot(Block rows) {
        Choice choice = statement.choice(rows);
        if (rows.isWanted()) {
            String from = " from " + accessParameters(choice.from() + choice.where()) + choice.tail();
            if (rows.lists().isEmpty()) {
                branches.add(new Branch(rows(rows), NO_OWNER, items(rows), types(rows), from));
            } else {
                with.add("p" + rows.number() + " as materialized (select " + named(items(rows)) + from + ")");
                branches.add(new Branch(rows(rows), NO_OWNER, names(rows, ""), types(rows), " from p" + rows.number()));
                rows.lists().forEach(this::addList);
            }
        }
        if (choice.count() != null) {
            branches.add(new Branch(
                    count(rows),
                    NO_OWNER,
                    List.of("count(*)"),
                    List.of(SqlType.BIGINT),
                    " from " + accessParameters(choice.count())));
        }
    }

    private void addList(ListPart list) {
        Block rows = list.rows();
        Choice choice = statement.choice(rows);
        String owners = owners(list);
        if (rows.isWanted()) {
            String inner = "select " + named(items(rows)) + " from " + accessParameters(choice.from() + choice.where())
                    + choice.tail();
            String from = owners + " cross join lateral (" + inner + ") l" + rows.number();
            String owner = "o" + rows.number() + ".o";
            if (rows.lists().isEmpty()) {
                branches.add(new Branch(
                        rows(rows), owner, names(rows, "l" + rows.number() + "."), types(rows), " from " + from));
            } else {
                with.add("p" + rows.number() + " as materialized (select " + owner + ", l" + rows.number() + ".* from "
                        + from + ")");
                branches.add(new Branch(rows(rows), "o", names(rows, ""), types(rows), " from p" + rows.number()));
                rows.lists().forEach(this::addList);
            }
        }
        if (choice.count() != null) {
            String counts = " from " + owners + " cross join lateral (select count(*) as n from "
                    + accessParameters(choice.count()) + ") l" + rows.number();
            branches.add(new Branch(
                    count(rows),
                    "o" + rows.number() + ".o",
                    List.of("l" + rows.number() + ".n"),
                    List.of(SqlType.BIGINT),
                    counts));
        }
    }

    /** The distinct owners of a list. Links of several rows may point to the same owner. */
    private static String owners(ListPart list) {
        String owner = "c" + list.ownerSlot();
        String rule = list.ruleSlot() < 0 ? "" : " and c" + list.ruleSlot();
        return "(select distinct " + owner + " as o from p" + list.owner().number() + " where " + owner + " is not null"
                + rule + ") o" + list.rows().number();
    }

    private List<String> items(Block rows) {
        List<String> items = new ArrayList<>(rows.items());
        items.addAll(statement.choice(rows).extra());
        return items;
    }

    private List<SqlType> types(Block rows) {
        List<SqlType> types = new ArrayList<>(rows.types());
        types.addAll(statement.choice(rows).extraTypes());
        return types;
    }

    private static String named(List<String> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i) + " as c" + i)
                .collect(Collectors.joining(", "));
    }

    private List<String> names(Block rows, String prefix) {
        return IntStream.range(0, types(rows).size())
                .mapToObj(i -> prefix + "c" + i)
                .toList();
    }

    /** Adds the access parameters to a FROM clause that uses them. */
    static String accessParameters(String from) {
        return usesAccessParameters(from) ? "st cross join " + from : from;
    }

    /** Whether SQL uses access parameters of an agent. */
    static boolean usesAccessParameters(String text) {
        return USES_ACCESS_PARAMETERS.matcher(text).find();
    }

    /** Columns that the branches share: of each type as many as the branch with the most. */
    private List<SqlType> shared() {
        Map<SqlType, Integer> most = new EnumMap<>(SqlType.class);
        branches.forEach(branch -> branch.types().stream()
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()))
                .forEach((type, count) -> most.merge(type, count.intValue(), Math::max)));
        List<SqlType> types = new ArrayList<>();
        most.forEach((type, count) -> IntStream.range(0, count).forEach(i -> types.add(type)));
        return types;
    }

    private static int[] indexes(Branch branch, List<SqlType> types) {
        Map<SqlType, Integer> next = new EnumMap<>(SqlType.class);
        return branch.types().stream()
                .mapToInt(type -> {
                    int place = next.getOrDefault(type, types.indexOf(type));
                    next.put(type, place + 1);
                    return place;
                })
                .toArray();
    }

    private static int[] identity(Branch branch) {
        return IntStream.range(0, branch.types().size()).toArray();
    }

    private static String tagged(Branch branch, int[] indexes, List<SqlType> types) {
        String[] items = types.stream().map(type -> "null::" + type.sql()).toArray(String[]::new);
        for (int i = 0; i < indexes.length; i++) {
            items[indexes[i]] = branch.items().get(i);
        }
        return "(select " + branch.number() + ", " + branch.owner() + ", " + String.join(", ", items) + branch.from()
                + ")";
    }
}
