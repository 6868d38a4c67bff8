package dev.parley.graphql.clause;

import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.Strings;
import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a list: search, filter, sort order and page.
 *
 * @param search text that rows must match by the entity's {@link ListSearch}, or null for all rows
 * @param where the client's filter; empty for none
 * @param own additional conditions of the service, in the form of filters
 * @param size maximum number of rows
 * @param fromEnd whether the page is counted from the end (last)
 * @param after values of the cursor after which the page starts, or null
 * @param before values of the cursor before which the page ends, or null
 * @param log the part of a log that the page is read from, or null if the list is not a log
 */
public record Page(
        @Nullable String search,
        Map<String, Object> where,
        List<Map<String, Object>> own,
        Order order,
        int size,
        boolean fromEnd,
        @Nullable List<Object> after,
        @Nullable List<Object> before,
        @Nullable LogRange log) {

    /** Maximum page size. */
    public static final int LARGEST = 100;

    /** Page size without first and last. */
    public static final int DEFAULT = 20;

    /**
     * Parses the arguments.
     *
     * @throws RequestException BAD_PAGE_SIZE, BAD_CURSOR, BAD_ARGUMENT, BAD_TEXT; UNAUTHENTICATED or FORBIDDEN if the caller may not read a
     *     sort column
     */
    @SuppressWarnings("unchecked")
    public static Page of(EntityType type, Map<String, Object> arguments, Visibility visibility) {
        Integer first = (Integer) arguments.get("first");
        Integer last = (Integer) arguments.get("last");
        if (first != null && last != null) {
            throw new RequestException(RequestError.BAD_PAGE_SIZE, "Pass either first or last, not both.");
        }
        int size = first != null ? first : last != null ? last : DEFAULT;
        if (size < 0 || size > LARGEST) {
            throw new RequestException(RequestError.BAD_PAGE_SIZE, "first and last must be from 0 to " + LARGEST + ".");
        }
        String search = search(type.listSearch(), (String) arguments.get(ListSearch.ARGUMENT));
        Order order = Order.of(type, (List<Map<String, Object>>) arguments.get("orderBy"), visibility, search);
        order.terms().forEach(term -> visibility.require(term.column()));
        String after = (String) arguments.get("after");
        String before = (String) arguments.get("before");
        Map<String, Object> where = (Map<String, Object>) arguments.get("where");
        return new Page(
                search,
                where == null ? Map.of() : where,
                List.of(),
                order,
                size,
                last != null,
                after == null ? null : Cursor.parse(after, order),
                before == null ? null : Cursor.parse(before, order),
                null);
    }

    /**
     * Parses the arguments of a log, except for the cursor.
     *
     * @throws RequestException BAD_PAGE_SIZE
     */
    @SuppressWarnings("unchecked")
    public static Page ofLog(EntityType type, Map<String, Object> arguments, LogRange log, Visibility visibility) {
        Integer first = (Integer) arguments.get("first");
        int size = first == null ? DEFAULT : first;
        if (size < 0 || size > EventLog.LARGEST_PAGE) {
            throw new RequestException(
                    RequestError.BAD_PAGE_SIZE, "first must be from 0 to " + EventLog.LARGEST_PAGE + ".");
        }
        Map<String, Object> where = (Map<String, Object>) arguments.get("where");
        Page page = new Page(
                null,
                where == null ? Map.of() : where,
                List.of(),
                Order.ofLog(type, visibility),
                size,
                false,
                null,
                null,
                log);
        return page.and(log.log().where());
    }

    /** The maximum page size of a list or a log. Only lists can be read from the end. */
    public static int largest(GraphQLFieldDefinition list) {
        return list.getArgument("last") == null ? EventLog.LARGEST_PAGE : LARGEST;
    }

    private static @Nullable String search(@Nullable ListSearch<?> search, @Nullable String text) {
        if (search == null || text == null) {
            return null;
        }
        String objection = search.check().objection(Strings.wellFormed(text));
        if (objection != null) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    "Argument '" + ListSearch.ARGUMENT + "' " + objection,
                    Map.of("argument", ListSearch.ARGUMENT));
        }
        return text;
    }

    /** Returns the same page with an additional condition. */
    public Page and(Map<String, Object> condition) {
        if (condition.isEmpty()) {
            return this;
        }
        List<Map<String, Object>> conditions = new ArrayList<>(own);
        conditions.add(condition);
        return new Page(search, where, List.copyOf(conditions), order, size, fromEnd, after, before, log);
    }

    /** The order in which rows are read. It is reversed if the page is counted from the end. */
    public Order reading() {
        return fromEnd ? order.reversed() : order;
    }

    /** SQL condition for rows between the cursors, or null without cursors. */
    public @Nullable String within(String alias, Parameters parameters) {
        String behind = after == null ? null : order.after(alias, after, parameters);
        String ahead = before == null ? null : order.reversed().after(alias, before, parameters);
        return behind == null ? ahead : ahead == null ? behind : behind + " and " + ahead;
    }
}
