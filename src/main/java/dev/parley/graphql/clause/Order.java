package dev.parley.graphql.clause;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sort order of a list. The primary key breaks ties. Nulls sort as the greatest value, as in PostgreSQL.
 *
 * @param terms columns and directions, ending with the primary key
 * @param signature identifies the order in cursors
 */
public record Order(List<Term> terms, String signature) {

    /** The transaction that wrote a row of a log. */
    private static final Column TRANSACTION = Column.computed(
            "transaction", Long.class, false, "Transaction that wrote the row.", alias -> alias + ".xid");

    /** A sort column, with the value that the caller reads, and its direction. */
    public record Term(EntityType type, Column column, boolean descending, Visibility visibility) {

        /** SQL of the value in a row. */
        public String value(String alias) {
            return visibility.value(type, column, alias);
        }

        /** SQL of the value as an item of a statement. */
        public String item(String alias) {
            return column == TRANSACTION ? value(alias) + "::text::bigint" : value(alias);
        }

        /** SQL of the term in ORDER BY. */
        public String sql(String alias) {
            return value(alias) + (descending ? " desc" : " asc");
        }
    }

    /**
     * Parses the argument orderBy.
     *
     * @param orderBy list of {field, direction}, or null
     * @param search text that the rows match, or null for all rows
     * @throws RequestException BAD_ARGUMENT for an order by rank without a search
     */
    public static Order of(
            EntityType type,
            @Nullable List<Map<String, Object>> orderBy,
            Visibility visibility,
            @Nullable String search) {
        List<Term> terms = terms(type, orderBy, visibility);
        if (terms.stream().noneMatch(term -> type.isRank(term.column()))) {
            return of(terms, "");
        }
        if (search == null) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    "The order by rank needs the argument 'search'.",
                    Map.of("argument", "orderBy"));
        }
        return of(terms, search);
    }

    private static List<Term> terms(
            EntityType type, @Nullable List<Map<String, Object>> orderBy, Visibility visibility) {
        List<Term> terms = new ArrayList<>();
        boolean descending = false;
        for (Map<String, Object> item : orderBy == null ? List.<Map<String, Object>>of() : orderBy) {
            Column column = type.orderedBy((String) Lookup.required(item, "field"));
            descending = "DESC".equals(item.get("direction"));
            if (terms.stream().noneMatch(term -> term.column() == column)) {
                terms.add(new Term(type, column, descending, visibility));
            }
            if (column == type.id()) {
                return terms;
            }
        }
        terms.add(new Term(type, type.id(), descending, visibility));
        return terms;
    }

    /** The order of a log: by transaction, then by id. */
    public static Order ofLog(EntityType type, Visibility visibility) {
        return of(
                List.of(new Term(type, TRANSACTION, false, visibility), new Term(type, type.id(), false, visibility)),
                "");
    }

    /** A rank is a position only among the ranks of the same search. */
    private static Order of(List<Term> terms, String rankedBy) {
        String signature = terms.stream()
                .map(term -> term.column().orderName() + term.descending())
                .collect(Collectors.joining(",", "", rankedBy));
        return new Order(List.copyOf(terms), Integer.toHexString(signature.hashCode()));
    }

    /** The same columns in the opposite directions. */
    public Order reversed() {
        return of(
                terms.stream()
                        .map(term -> new Term(term.type(), term.column(), !term.descending(), term.visibility()))
                        .toList(),
                "");
    }

    /** The ORDER BY clause. */
    public String sql(String alias) {
        return terms.stream().map(term -> term.sql(alias)).collect(Collectors.joining(", ", " order by ", ""));
    }

    /** SQL condition for rows that come after a row with the given values. */
    public String after(String alias, List<Object> values, Parameters parameters) {
        boolean uniform = terms.stream().noneMatch(term -> term.column().nullable())
                && terms.stream().map(Term::descending).distinct().count() == 1;
        return uniform ? rowAfter(alias, values, parameters) : anyTermAfter(alias, values, parameters);
    }

    private String rowAfter(String alias, List<Object> values, Parameters parameters) {
        String columns = terms.stream().map(term -> term.value(alias)).collect(Collectors.joining(", ", "(", ")"));
        String bounds = values.stream().map(parameters::add).collect(Collectors.joining(", ", "(", ")"));
        return columns + (terms.get(0).descending() ? " < " : " > ") + bounds;
    }

    private String anyTermAfter(String alias, List<Object> values, Parameters parameters) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String column = term.value(alias);
            String bound = values.get(i) == null ? null : parameters.add(values.get(i));
            String after = after(term, column, bound);
            if (after != null) {
                alternatives.add("(" + equal + after + ")");
            }
            equal.append(bound == null ? column + " is null" : column + " = " + bound)
                    .append(" and ");
        }
        return alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    private static @Nullable String after(Term term, String column, @Nullable String bound) {
        if (term.descending()) {
            return bound == null ? column + " is not null" : column + " < " + bound;
        }
        if (bound == null) {
            return null;
        }
        return term.column().nullable()
                ? "(" + column + " > " + bound + " or " + column + " is null)"
                : column + " > " + bound;
    }
}
