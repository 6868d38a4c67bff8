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
 * A statement that a connection has prepared, and the plan that it has for it. On a connection of the service's pool that is a generic
 * plan, as production has it: {@code explain} with bound values would show a plan that is made for these values.
 */
public final class Plans {

    private static final Pattern PARAMETER = Pattern.compile("\\?|(?<!:):[a-z]+");
    private static final String NAME = "statement_under_test";

    private final Connection connection;
    private final String execution;

    /**
     * Prepares a statement. A connection has one at a time; the next takes its place.
     *
     * @param sql with {@code ?}, or {@code :name} for parameters that it has more than once
     * @param values in the order in which the parameters come first; arrays become arrays
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

    /** The plan by which it is executed now. It is kept from the first time on, as long as the statistics stay the same. */
    public String current() throws SQLException {
        return explained("explain execute ");
    }

    /** Executes it, and tells how many rows each part of the plan had. */
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
