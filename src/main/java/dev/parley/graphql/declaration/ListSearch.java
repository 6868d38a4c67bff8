package dev.parley.graphql.declaration;

import java.util.Map;

/**
 * A search in the lists of an entity: the argument search, and a sort field by rank. Features contribute it as a CDI
 * bean.
 *
 * @param description description of the argument in the schema
 * @param rankDescription description of the sort field
 * @param check checks the text, whose errors are BAD_ARGUMENT
 * @param matches SQL condition on a row with the alias {row}; {text} is the placeholder of the text
 * @param rank SQL of the rank of a matching row, a number of type float8 that depends on the row and the text only
 * @param cost cost that a search adds to an operation
 * @param costBelow the same in the lists below entities that have few rows
 */
public record ListSearch<T extends NodeEntity>(
        Class<T> owner,
        String description,
        String rankDescription,
        TextCheck check,
        String matches,
        String rank,
        int cost,
        Map<Class<?>, Integer> costBelow) {

    /** Name of the argument. */
    public static final String ARGUMENT = "search";

    /** Name of the sort field in the schema. */
    public static final String RANK_ORDER = "RANK";

    /** Name of the sort field in Java; its name in the schema follows from it. */
    public static final String RANK = "rank";

    /** SQL condition on a row. */
    public String matches(String alias) {
        return sql(matches, alias);
    }

    /** SQL of the rank of a row. */
    public String rank(String alias) {
        return sql(rank, alias);
    }

    /** The parameter that both use in a statement. Each list of a statement has its own alias. */
    public Map<String, Object> parameter(String alias, String text) {
        return Map.of(ARGUMENT + alias, text);
    }

    private static String sql(String template, String alias) {
        return template.replace("{row}", alias).replace("{text}", ":" + ARGUMENT + alias + "_");
    }
}
