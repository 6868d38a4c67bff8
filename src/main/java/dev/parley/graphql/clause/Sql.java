package dev.parley.graphql.clause;

import dev.parley.graphql.value.SqlType;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQL statement for the driver. If it has several branches, each row starts with its branch and its owner, and
 * branches share columns of the same type.
 *
 * @param parameters names of the values, by position
 * @param types types of the columns, without branch and owner
 * @param branches column indexes of a branch's values, by branch number
 * @param tagged whether rows start with branch and owner
 */
public record Sql(
        String text, List<String> parameters, List<SqlType> types, Map<Integer, int[]> branches, boolean tagged) {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+?)_(?!\\w)");

    /** Creates a statement from text with the placeholders of {@link Parameters}. */
    public static Sql of(String text, List<SqlType> types, Map<Integer, int[]> branches, boolean tagged) {
        List<String> parameters = new ArrayList<>();
        Matcher signs = PARAMETER.matcher(text);
        String plain = signs.replaceAll(sign -> {
            parameters.add(sign.group(1));
            return "?";
        });
        return new Sql(plain, List.copyOf(parameters), types, branches, tagged);
    }

    /** Whether the statement uses access parameters of an agent. */
    public boolean usesAccessParameters() {
        return parameters.contains("me");
    }

    /** Binds the values to a prepared statement. */
    public void bind(PreparedStatement statement, Parameters values) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = values.get(parameters.get(i));
            if (value instanceof List<?> list) {
                statement.setArray(i + 1, array(statement.getConnection(), list));
            } else {
                statement.setObject(i + 1, SqlType.bound(value));
            }
        }
    }

    private static java.sql.Array array(Connection connection, List<?> list) throws SQLException {
        Object[] bound = list.stream().map(SqlType::bound).toArray();
        Object[] typed = (Object[]) Array.newInstance(bound[0].getClass(), bound.length);
        System.arraycopy(bound, 0, typed, 0, bound.length);
        return connection.createArrayOf(SqlType.of(list.get(0).getClass()).sql(), typed);
    }
}
