package dev.parley.graphql.model;

import dev.parley.graphql.read.Plan;
import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;

/**
 * What one caller may read. A selected field that the caller may not read is left out of what is loaded, and refused where it stands in
 * the answer ({@link Plan.Refused}). A filter or an order by such a field is refused at once: it would tell the value bit by bit.
 */
public final class Visibility {

    private static final String ROW = "{row}";

    private final Actor actor;
    private final EntityModel model;

    public Visibility(Actor actor, EntityModel model) {
        this.actor = actor;
        this.model = model;
    }

    public Actor actor() {
        return actor;
    }

    /** Objects that are the caller's, or are reached through one that is. */
    public void require(EntityType type) {
        require(type.customerVisible() != null);
    }

    /** Objects of a type by themselves. */
    public void requireAtRoot(EntityType type) {
        CustomerVisible visible = type.customerVisible();
        require(visible != null && visible.atRoot());
    }

    public void require(Column column) {
        require(!column.agentsOnly());
    }

    public void require(Link link) {
        require(link.customerVisible());
    }

    public void require(ReverseList list) {
        require(list.customerVisible());
    }

    /** Whether objects of a type may be read below others. */
    public boolean mayRead(EntityType type) {
        return mayRead(type.customerVisible() != null);
    }

    public boolean mayRead(Column column) {
        return mayRead(!column.agentsOnly());
    }

    public boolean mayRead(Link link) {
        return mayRead(link.customerVisible());
    }

    public boolean mayRead(ReverseList list) {
        return mayRead(list.customerVisible());
    }

    public boolean mayRead(ComputedField<?> field) {
        return mayRead(field.customerVisible());
    }

    /** SQL that a row must meet, or null when every row may be read. */
    public String rule(EntityType type, String alias) {
        if (!(actor instanceof Actor.Agent)) {
            CustomerVisible visible = type.customerVisible();
            return visible == null || visible.where().isEmpty() ? null : sql(type, visible.where(), alias);
        }
        AgentVisible visible = type.agentVisible();
        if (visible == null) {
            return null;
        }
        if (visible.by().isEmpty()) {
            return agentRule(type, visible.where(), alias);
        }
        Link by = type.links().get(visible.by());
        EntityType deciding = model.of(by.target());
        String decidingAlias = alias + "_by";
        String rule = agentRule(deciding, visible.where(), decidingAlias);
        return rule == null
                ? null
                : "exists (select 1 from " + deciding.table() + " " + decidingAlias + " where " + decidingAlias + "."
                        + deciding.id().sql() + " = " + alias + "." + by.sql() + " and " + rule + ")";
    }

    /** Whether the owner of a list decides over all that is in it: then it is enough to ask {@link #ruleOfOwner} once. */
    public boolean isDecidedByOwner(ReverseList list) {
        AgentVisible visible = list.element().agentVisible();
        return actor instanceof Actor.Agent agent
                && !agent.isAdmin()
                && visible != null
                && visible.by().equals(list.attribute());
    }

    /** SQL that the owner must meet for its list to be read. */
    public String ruleOfOwner(ReverseList list, String alias) {
        return agentRule(list.owner(), list.element().agentVisible().where(), alias);
    }

    /** SQL of a column's value as the caller reads it; see {@link ReadAs}. */
    public String value(EntityType type, Column column, String alias) {
        String derived = column.derived(!(actor instanceof Actor.Agent));
        return derived == null ? alias + "." + column.sql() : sql(type, derived, alias);
    }

    /** SQL of a fact about a row, or null when nothing depends on it for the caller. */
    public String value(EntityType type, ComputedField.Fact fact, String alias) {
        String hql = actor instanceof Actor.Agent ? fact.forAgents() : fact.forCustomers();
        return hql == null ? null : sql(type, hql, alias);
    }

    /** Whether the caller reads a column otherwise than it is stored. */
    public boolean isDerived(Column column) {
        return column.derived(!(actor instanceof Actor.Agent)) != null;
    }

    /** SQL that a row must meet for a column to be read, or null when it may be read in every row. */
    public String rule(EntityType type, Column column, String alias) {
        return column.agentRule() == null
                ? null
                : agentRule(type, column.agentRule().where(), alias);
    }

    /**
     * The same for a row that a link leads to.
     *
     * @param owner type of the row that has the link
     */
    public String rule(EntityType type, Column column, String alias, EntityType owner, Link link, String ownerAlias) {
        String rule = rule(type, column, alias);
        String known = rule == null ? null : column.agentRule().throughLinks().get(owner.name() + "." + link.name());
        return known == null ? rule : "(" + agentRule(owner, known, ownerAlias) + " or " + rule + ")";
    }

    /** SQL of a condition on a row for the agent who asks, an administrator too. */
    public String condition(EntityType type, CallerCondition condition, String alias) {
        AgentCaller.require(actor);
        return sql(type, condition.where(), alias);
    }

    private String agentRule(EntityType type, String where, String alias) {
        return actor instanceof Actor.Agent agent && !agent.isAdmin() ? sql(type, where, alias) : null;
    }

    private String sql(EntityType type, String hql, String alias) {
        return "(" + model.sql(type, hql).replace(ROW, alias) + ")";
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
