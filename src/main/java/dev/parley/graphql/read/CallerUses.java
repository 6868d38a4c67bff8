package dev.parley.graphql.read;

import dev.parley.graphql.clause.Sql;
import dev.parley.security.Actor;
import graphql.GraphQLContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records how the results of statements depend on the caller. Rules compare the caller's id with columns of the rows
 * themselves, such as their owner. If there is no other dependency, callers who are in none of these columns get the
 * same result if their other rights are the same.
 */
public final class CallerUses {

    /** The parameter of facts that depend on the caller. */
    private static final String LOGIN = "login";

    private static final Pattern ACCESS_PARAMETERS = Pattern.compile("\\bst\\.");
    private static final Pattern CALLER = Pattern.compile("\\bst\\.me\\b");

    /** The version of the caller's rights, which the statement returns beside the rows. */
    private static final String VERSION = AgentRights.VERSION.replace("{me}", "st.me");

    private final Set<String> columns = new HashSet<>();
    private boolean otherwise;

    /** Runs a task and records the statements that it sends for a request. */
    public <T> T during(GraphQLContext request, Supplier<T> work) {
        request.put(CallerUses.class, this);
        try {
            return work.get();
        } finally {
            request.delete(CallerUses.class);
        }
    }

    /** Records a statement of a request. */
    static void note(PlanStatement statement, GraphQLContext request) {
        CallerUses uses = request.get(CallerUses.class);
        if (uses != null && statement.sql() != null) {
            uses.add(statement);
        }
    }

    private void add(PlanStatement statement) {
        String table = statement.plan().rows().type().table();
        columns(statement)
                .ifPresentOrElse(
                        compared -> compared.forEach(column -> columns.add(table + "." + column)),
                        () -> otherwise = true);
    }

    /**
     * Whether the results are the same for all callers with the same other rights who are in none of some columns.
     *
     * @param known columns of root rows, as table.column
     */
    public boolean areOnly(Set<String> known) {
        return !otherwise && known.containsAll(columns);
    }

    /**
     * Returns the columns of the root rows that name the users for whom the result differs, by database name.
     *
     * @return empty if the result depends on the caller in other ways too
     */
    public static Optional<Set<String>> columns(PlanStatement statement) {
        Sql sql = statement.sql();
        boolean byAgent = statement.visibility().actor() instanceof Actor.Agent;
        if (!byAgent
                || sql == null
                || sql.parameters().contains(LOGIN)
                || statement.plan().rows().hasPersonal()
                || leadsToEntities(statement.plan().rows())) {
            return Optional.empty();
        }
        if (((Actor.Agent) statement.visibility().actor()).isAdmin()) {
            return ACCESS_PARAMETERS.matcher(sql.text()).find() ? Optional.empty() : Optional.of(Set.of());
        }
        Set<String> owners = new HashSet<>();
        String rest = sql.text().replace(VERSION, "");
        Matcher compared = Pattern.compile("\\b" + statement.plan().rows().alias() + "\\.(\\w+) = st\\.me\\b")
                .matcher(rest);
        rest = compared.replaceAll(comparison -> {
            owners.add(comparison.group(1));
            return "";
        });
        return CALLER.matcher(rest).find() ? Optional.empty() : Optional.of(Set.copyOf(owners));
    }

    /** Entities below computed fields are read for the caller with separate statements. */
    private static boolean leadsToEntities(Block block) {
        return block.computed().stream().anyMatch(part -> part.value().leadsToEntities())
                || block.lists().stream().anyMatch(list -> leadsToEntities(list.rows()));
    }
}
