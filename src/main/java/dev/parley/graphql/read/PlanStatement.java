package dev.parley.graphql.read;

import dev.parley.graphql.clause.Filter;
import dev.parley.graphql.clause.Joins;
import dev.parley.graphql.clause.Order;
import dev.parley.graphql.clause.Page;
import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.SqlType;
import dev.parley.security.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a plan for one request: the filter, order and page of the field itself and of each list below it.
 * Values are always bound. The text is the same for all requests that differ in values only.
 */
public final class PlanStatement {

    /** Maximum number of rows that one list field may read for all its parents together. */
    private static final int MOST_ROWS = 30_000;

    private static final int[] NO_PLACES = {};

    private final EntityModel model;
    private final Plan plan;
    private final Visibility visibility;
    private final Parameters parameters = new Parameters();
    private final Choice[] choices;

    /**
     * Filter, order and page of one block.
     *
     * @param page null if rows are selected by key
     * @param from tables and joins
     * @param where conditions, including the keyword
     * @param tail order and limit
     * @param extra sort columns that the plan does not select
     * @param places indexes of the sort columns in a row; empty if no cursors are selected
     * @param count tables, joins and conditions of the count, or null
     */
    record Choice(
            @Nullable Page page,
            String from,
            String where,
            String tail,
            List<String> extra,
            List<SqlType> extraTypes,
            int[] places,
            @Nullable String count) {

        /** Whether the rows depend on nothing but the order and the size of the page. Those of a log depend on the position, too. */
        static boolean isFixed(Page page) {
            return page.search() == null
                    && page.where().isEmpty()
                    && page.own().isEmpty()
                    && page.after() == null
                    && page.before() == null
                    && page.log() == null;
        }

        /** All text of the choice. */
        String text() {
            return from + where + tail + extra + count;
        }

        /**
         * Page of the rows.
         *
         * @throws IllegalStateException if rows are selected by key
         */
        Page ofPage() {
            if (page == null) {
                throw new IllegalStateException("The rows are selected by key");
            }
            return page;
        }
    }

    private PlanStatement(EntityModel model, Plan plan, Visibility visibility) {
        this.model = model;
        this.plan = plan;
        this.visibility = visibility;
        this.choices = new Choice[plan.blocks()];
        if (visibility.actor() instanceof Actor.Agent agent) {
            parameters.addAll(Map.of("login", agent.loginname()));
        }
    }

    Plan plan() {
        return plan;
    }

    Visibility visibility() {
        return visibility;
    }

    Parameters parameters() {
        return parameters;
    }

    Choice choice(Block block) {
        return choices[block.number()];
    }

    /**
     * Selects rows by primary key.
     *
     * @param ids at least one key
     */
    public static PlanStatement byIds(
            EntityModel model, Plan plan, Visibility visibility, SubFields fields, List<Long> ids) {
        PlanStatement statement = new PlanStatement(model, plan, visibility);
        Page[] pages = statement.pages(fields, ids.size());
        Block rows = plan.rows();
        String id = rows.alias() + "." + rows.type().id().sql();
        statement.only(statement.parameters.oneOf(id, ids));
        statement.below(rows, pages);
        return statement;
    }

    /** Selects the row with a value of a unique attribute. */
    static PlanStatement byAttribute(
            EntityModel model, Plan plan, Visibility visibility, SubFields fields, String attribute, Object value) {
        PlanStatement statement = new PlanStatement(model, plan, visibility);
        Page[] pages = statement.pages(fields, 1);
        Block rows = plan.rows();
        statement.only(rows.alias() + "." + rows.type().columnOf(attribute) + " = " + statement.parameters.add(value));
        statement.below(rows, pages);
        return statement;
    }

    /**
     * Selects a page of all rows of a type.
     *
     * @param places whether sort values are read even if no cursors are selected
     */
    static PlanStatement page(
            EntityModel model, Plan plan, Visibility visibility, SubFields fields, Page page, boolean places) {
        PlanStatement statement = new PlanStatement(model, plan, visibility);
        Page[] pages = statement.pages(fields, Math.max(1, page.size()));
        Block rows = plan.rows();
        statement.choices[rows.number()] =
                statement.choice(rows, page, null, null, plan.isCounted(), places || plan.hasCursors());
        statement.below(rows, pages);
        return statement;
    }

    /**
     * Selects the primary keys of the rows of a followed list.
     *
     * @param most maximum number of rows
     */
    static Dependencies.Query ids(
            EntityModel model,
            EntityType type,
            Visibility visibility,
            Map<String, Object> where,
            List<Map<String, Object>> own,
            int most) {
        Parameters parameters = new Parameters();
        Joins joins = new Joins("e");
        List<String> conditions = new ArrayList<>();
        add(new Filter(model, visibility, parameters, true).predicate(type, where, joins), conditions);
        own.forEach(condition ->
                add(new Filter(model, visibility, parameters).predicate(type, condition, joins), conditions));
        add(visibility.rule(type, "e"), conditions);
        String from = type.table() + " e" + joins.sql(model);
        return new Dependencies.Query(
                PlanSql.alone("e." + type.id().sql(), from + where(conditions)), parameters, most);
    }

    private void only(String condition) {
        Block rows = plan.rows();
        choices[rows.number()] = rows.choice(condition, () -> {
            List<String> conditions = new ArrayList<>(List.of(condition));
            add(visibility.rule(rows.type(), rows.alias()), conditions);
            return new Choice(
                    null,
                    table(rows, null, null) + rows.joins().sql(model) + rows.lateral(),
                    where(conditions),
                    "",
                    List.of(),
                    List.of(),
                    NO_PLACES,
                    null);
        });
    }

    /** Parses the page arguments of all lists, before any filter is parsed. */
    private Page[] pages(SubFields fields, long rows) {
        Page[] pages = new Page[plan.blocks()];
        addPages(pages, plan.rows(), fields, rows);
        return pages;
    }

    private void addPages(Page[] pages, Block block, SubFields fields, long owners) {
        block.computed().forEach(part -> parameters.addAll(part.parameters(fields)));
        for (ListPart list : block.lists()) {
            Page page =
                    Page.of(list.list().element(), fields.at(list.field()).arguments(list.definition()), visibility);
            pages[list.rows().number()] = page;
            long rows = owners * Math.max(1, page.size());
            if (rows > MOST_ROWS) {
                throw new RequestException(
                        RequestError.TOO_COSTLY,
                        "A list of this query may return " + rows + " rows; the limit is " + MOST_ROWS
                                + ". Ask for smaller pages.");
            }
            addPages(pages, list.rows(), fields, rows);
        }
    }

    private void below(Block block, Page[] pages) {
        for (ListPart list : block.lists()) {
            Block rows = list.rows();
            choices[rows.number()] = choice(
                    rows,
                    pages[rows.number()],
                    list,
                    "o" + rows.number() + ".o",
                    list.connection().counted(),
                    list.connection().cursors());
            below(rows, pages);
        }
    }

    private Choice choice(
            Block rows, Page page, @Nullable ListPart list, @Nullable String owner, boolean counted, boolean cursors) {
        if (!Choice.isFixed(page)) {
            return newChoice(rows, page, list, owner, counted, cursors);
        }
        String key = page.order().sql(rows.alias()) + ' ' + page.size() + page.fromEnd() + cursors;
        return rows.choice(key, () -> newChoice(rows, page, list, owner, counted, cursors));
    }

    private Choice newChoice(
            Block rows, Page page, @Nullable ListPart list, @Nullable String owner, boolean counted, boolean cursors) {
        Joins joins = rows.joins().copy();
        List<String> conditions = new ArrayList<>();
        if (list != null) {
            conditions.add(list.list().ownerId(rows.alias()) + " = " + owner);
        }
        addFilter(rows.type(), page, list, joins, conditions);
        add(page.within(joins.alias(), parameters), conditions);
        String table = page.log() == null
                ? table(rows, list, page)
                : page.log().table(rows.type(), joins.alias(), page.where(), parameters, conditions);
        if (list == null || list.ruleSlot() < 0) {
            add(visibility.rule(rows.type(), rows.alias()), conditions);
        }
        List<String> extra = new ArrayList<>();
        List<SqlType> extraTypes = new ArrayList<>();
        int[] places = cursors ? places(rows, page.order(), extra, extraTypes) : NO_PLACES;
        return new Choice(
                page,
                table + joins.sql(model) + rows.lateral(),
                where(conditions),
                page.reading().sql(rows.alias()) + " limit " + (page.size() + 1),
                extra,
                extraTypes,
                places,
                counted ? count(rows, page, list, owner) : null);
    }

    private static int[] places(Block rows, Order order, List<String> extra, List<SqlType> extraTypes) {
        List<String> items = rows.items();
        int[] places = new int[order.terms().size()];
        for (int i = 0; i < places.length; i++) {
            Order.Term term = order.terms().get(i);
            String value = term.item(rows.alias());
            places[i] = items.indexOf(value);
            if (places[i] < 0) {
                places[i] = items.size() + extra.size();
                extra.add(value);
                extraTypes.add(term.column().sqlType());
            }
        }
        return places;
    }

    private String count(Block rows, Page page, @Nullable ListPart list, @Nullable String owner) {
        Joins joins = new Joins(rows.alias());
        List<String> conditions = new ArrayList<>();
        if (list != null) {
            conditions.add(list.list().ownerId(rows.alias()) + " = " + owner);
        }
        addFilter(rows.type(), page, list, joins, conditions);
        if (list == null || list.ruleSlot() < 0) {
            add(visibility.rule(rows.type(), rows.alias()), conditions);
        }
        return table(rows, list, page) + joins.sql(model) + where(conditions);
    }

    /**
     * A search over all rows is evaluated first. A generic plan does not know how many rows match, and might test each
     * row that the caller sees, in the order of the list.
     */
    private static String table(Block rows, @Nullable ListPart list, @Nullable Page page) {
        if (list != null) {
            return list.list().from(rows.alias());
        }
        String table = rows.type().table() + " " + rows.alias();
        ListSearch<?> search = rows.type().listSearch();
        return search == null || page == null || page.search() == null
                ? table
                : "(select " + rows.alias() + ".* from " + table + " where " + search.matches(rows.alias())
                        + " offset 0) " + rows.alias();
    }

    /** The service's own conditions do not count towards the limits of the client's filter. */
    private void addFilter(EntityType type, Page page, @Nullable ListPart list, Joins joins, List<String> conditions) {
        ListSearch<?> search = type.listSearch();
        if (search != null && page.search() != null) {
            parameters.addAll(search.parameter(joins.alias(), page.search()));
            parameters.search(type.name() + "." + ListSearch.ARGUMENT);
            if (list != null) {
                conditions.add(search.matches(joins.alias()));
            }
        }
        add(new Filter(model, visibility, parameters).predicate(type, page.where(), joins), conditions);
        page.own()
                .forEach(condition ->
                        add(new Filter(model, visibility, parameters).predicate(type, condition, joins), conditions));
    }

    private static void add(@Nullable String condition, List<String> conditions) {
        if (condition != null) {
            conditions.add(condition);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Returns the SQL, or null if no value of the rows is needed. */
    public @Nullable Sql sql() {
        if (!plan.rows().isWanted() && choice(plan.rows()).count() == null) {
            return null;
        }
        String key = choices.length == 1
                ? choices[0].text()
                : Arrays.stream(choices).map(Choice::text).collect(Collectors.joining());
        return plan.sql(key, () -> new PlanSql(this).sql());
    }
}
