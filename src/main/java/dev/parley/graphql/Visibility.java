package dev.parley.graphql;

import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one caller may read. A selected field that the caller may not read is left out of what is loaded, and refused where it stands in
 * the answer ({@link GuardedFetcher}). A filter or an order by such a field is refused at once: it would tell the value bit by bit.
 */
final class Visibility {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final String ROW = "row";

    private final Actor actor;
    private final Function<Actor.Agent, Map<String, Object>> standing;
    /** Null until a rule asks for it. */
    private Map<String, Object> known;

    /**
     * What an actor may read.
     *
     * @param standing finds out what rules need to know of an agent; is asked once at most
     */
    Visibility(Actor actor, Function<Actor.Agent, Map<String, Object>> standing) {
        this.actor = actor;
        this.standing = standing;
    }

    /** Objects that are the caller's, or are reached through one that is. */
    void require(EntityType type) {
        require(type.customerVisible() != null);
    }

    /** Objects of a type by themselves. */
    void requireAtRoot(EntityType type) {
        CustomerVisible visible = type.customerVisible();
        require(visible != null && visible.atRoot());
    }

    void require(Column column) {
        require(!column.agentsOnly());
    }

    void require(Link link) {
        require(link.customerVisible());
    }

    void require(ReverseList list) {
        require(list.customerVisible());
    }

    /** Whether objects of a type may be read below others. */
    boolean mayRead(EntityType type) {
        return mayRead(type.customerVisible() != null);
    }

    boolean mayRead(Column column) {
        return mayRead(!column.agentsOnly());
    }

    boolean mayRead(Link link) {
        return mayRead(link.customerVisible());
    }

    boolean mayRead(ReverseList list) {
        return mayRead(list.customerVisible());
    }

    boolean mayRead(BatchField<?> field) {
        return mayRead(field.customerVisible());
    }

    boolean mayRead(ComputedField<?> field) {
        return mayRead(field.customerVisible());
    }

    /** HQL that a row must meet, or null when every row may be read. */
    String rule(EntityType type, String alias, Parameters parameters) {
        if (!(actor instanceof Actor.Agent)) {
            CustomerVisible visible = type.customerVisible();
            return visible == null || visible.where().isEmpty()
                    ? null
                    : visible.where().replace("{row}", alias);
        }
        AgentVisible visible = type.agentVisible();
        if (visible == null) {
            return null;
        }
        if (visible.by().isEmpty()) {
            return agentRule(visible.where(), alias, parameters);
        }
        String by = alias + "_by";
        String rule = agentRule(visible.where(), by, parameters);
        return rule == null
                ? null
                : "exists (select 1 from "
                        + type.links().get(visible.by()).target().getSimpleName() + " " + by + " where " + by + ".id = "
                        + alias + "." + visible.by() + ".id and (" + rule + "))";
    }

    /** Whether the owner of a list decides over all that is in it: then it is enough to ask {@link #ruleOfOwner} once. */
    boolean isDecidedByOwner(ReverseList list) {
        AgentVisible visible = list.element().agentVisible();
        return actor instanceof Actor.Agent agent
                && !agent.isAdmin()
                && visible != null
                && visible.by().equals(list.attribute());
    }

    /** HQL that the owner must meet for its list to be read. */
    String ruleOfOwner(ReverseList list, String alias, Parameters parameters) {
        return agentRule(list.element().agentVisible().where(), alias, parameters);
    }

    /** HQL of a column's value as the caller reads it; see {@link ReadAs}. */
    String value(Column column, String alias) {
        String derived = column.derived(!(actor instanceof Actor.Agent));
        return derived == null ? alias + "." + column.attribute() : "(" + derived.replace("{row}", alias) + ")";
    }

    /** Whether the caller reads a column otherwise than it is stored. */
    boolean isDerived(Column column) {
        return column.derived(!(actor instanceof Actor.Agent)) != null;
    }

    /** HQL that a row must meet for a column to be read, or null when it may be read in every row. */
    String rule(Column column, String alias, Parameters parameters) {
        return column.agentRule() == null ? null : agentRule(column.agentRule(), alias, parameters);
    }

    /** HQL of a condition on a row for the agent who asks, an administrator too. */
    String condition(CallerCondition condition, String alias, Parameters parameters) {
        return filled(condition.where(), AgentCaller.require(actor), alias, parameters);
    }

    private String agentRule(String where, String alias, Parameters parameters) {
        if (!(actor instanceof Actor.Agent agent) || agent.isAdmin()) {
            return null;
        }
        return filled(where, agent, alias, parameters);
    }

    private String filled(String where, Actor.Agent agent, String alias, Parameters parameters) {
        if (known == null) {
            known = standing.apply(agent);
        }
        return NAME.matcher(where)
                .replaceAll(name ->
                        name.group(1).equals(ROW) ? alias : parameters.add(name.group(1), known.get(name.group(1))));
    }

    private boolean mayRead(boolean toCustomers) {
        return toCustomers || actor instanceof Actor.Agent;
    }

    private void require(boolean toCustomers) {
        if (!toCustomers) {
            AgentCaller.require(actor);
        }
    }
}
