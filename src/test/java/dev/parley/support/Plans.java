package dev.parley.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A prepared statement of a connection, and its plan. On a connection of the service's pool, it is a generic plan as in production. In
 * contrast, {@code explain} with bound values would show a custom plan for these values.
 */
public final class Plans {

    private static final Pattern PARAMETER = Pattern.compile("\\?|(?<!:):[a-z]+");
    private static final String NAME = "statement_under_test";

    private final Connection connection;
    private final String execution;

    /**
     * Prepares a statement. It replaces the previous one of the connection.
     *
     * @param sql with {@code ?}, or {@code :name} for parameters that are used more than once
     * @param values values of the parameters in the order of their first use; arrays become SQL arrays
     */
    public Plans(Connection connection, String sql, List<?> values) throws SQLException {
        this.connection = connection;
        List<String> names = PARAMETER
                .matcher(sql)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        int[] asked = {0};
        String numbered = PARAMETER
                .matcher(sql)
                .replaceAll(
                        found -> "\\$" + (found.group().equals("?") ? ++asked[0] : names.indexOf(found.group()) + 1));
        this.execution = NAME + values.stream().map(Plans::literal).collect(Collectors.joining(", ", "(", ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("deallocate all");
            statement.execute("prepare " + NAME + " as " + numbered);
        }
    }

    /** The current plan. PostgreSQL keeps it from the first execution until the statistics change. */
    public String current() throws SQLException {
        return explained("explain execute ");
    }

    /** Executes the statement, and returns the plan with the number of rows of each node. */
    public String executed() throws SQLException {
        return explained("explain (analyze, costs off, timing off, summary off) execute ");
    }

    private String explained(String explain) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(explain + execution)) {
            StringJoiner plan = new StringJoiner("\n");
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
            return plan.toString();
        }
    }

    private static String literal(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
        }
        return "'" + value + "'";
    }
}
