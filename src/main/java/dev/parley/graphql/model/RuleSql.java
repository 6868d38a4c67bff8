package dev.parley.graphql.model;

import dev.parley.graphql.value.Enums;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Translates the HQL conditions of entities and rules to SQL. It supports the constructs that they use: entity names
 * after "from" and "join", paths that start at an alias, constants of our enums, instant, and one_of. Other names in
 * braces become columns of {@code PlanSql.ACCESS_PARAMETERS}. {row} stays as a placeholder of the row's alias.
 */
final class RuleSql {

    private static final Pattern CONSTANT =
            Pattern.compile("(dev\\.parley(?:\\.[a-z]+)+\\.[A-Z]\\w+)\\.([A-Z][A-Z_]*)");
    private static final Pattern FROM = Pattern.compile("\\b(from|join) ([A-Z]\\w+) (\\w+)");
    private static final Pattern ONE_OF = Pattern.compile("one_of\\(\\{(\\w+)}, ([\\w.{}]+)\\)");
    private static final Pattern PATH = Pattern.compile("(\\{row}|\\b[a-z]\\w*)\\.(\\w+)(?:\\.(\\w+))?");
    private static final Pattern ACCESS_PARAMETERS = Pattern.compile("\\{(?!row})(\\w+)}");
    private static final String ROW = "{row}";

    private final EntityModel model;
    private final Map<String, EntityType> aliases = new HashMap<>();

    private RuleSql(EntityModel model, EntityType row) {
        this.model = model;
        aliases.put(ROW, row);
    }

    /**
     * Translates a condition on rows of a type.
     *
     * @throws IllegalStateException if a path does not start at an alias
     */
    static String of(EntityModel model, EntityType row, String hql) {
        return new RuleSql(model, row).of(hql);
    }

    private String of(String hql) {
        String sql = ONE_OF.matcher(hql).replaceAll("$2 = any({$1})");
        sql = CONSTANT.matcher(sql).replaceAll(RuleSql::constant);
        sql = FROM.matcher(sql).replaceAll(this::from);
        sql = PATH.matcher(sql).replaceAll(this::path);
        sql = sql.replaceAll("\\binstant\\b", "current_timestamp");
        return ACCESS_PARAMETERS.matcher(sql).replaceAll("st.$1");
    }

    private static String constant(MatchResult found) {
        try {
            Class<?> type = Class.forName(found.group(1), true, RuleSql.class.getClassLoader());
            return Enums.sql((Enum<?>) Enums.constant(type, found.group(2)));
        } catch (ClassNotFoundException misspelt) {
            throw new IllegalStateException(misspelt);
        }
    }

    private String from(MatchResult found) {
        EntityType type = model.named(found.group(2));
        if (type == null) {
            throw new IllegalStateException(found.group() + " does not name an entity");
        }
        aliases.put(found.group(3), type);
        return found.group(1) + " " + type.table() + " " + found.group(3);
    }

    private String path(MatchResult found) {
        String alias = found.group(1);
        EntityType type = aliases.get(alias);
        if (type == null) {
            throw new IllegalStateException(found.group() + " does not start with an alias");
        }
        String column = alias + "." + type.columnOf(found.group(2));
        if (found.group(3) == null) {
            return column;
        }
        EntityType target = model.of(type.link(found.group(2)).target());
        return found.group(3).equals("id")
                ? column
                : "(select x." + target.columnOf(found.group(3)) + " from " + target.table() + " x where x."
                        + target.id().sql() + " = " + column + ")";
    }
}
