package dev.parley.graphql.model;

import dev.parley.graphql.declaration.CallerCondition;
import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import org.jspecify.annotations.Nullable;

/**
 * Decides which data one caller may read. A selected field that the caller may not read is not loaded, and its place
 * in the response has an error. A filter or an order by such a field is rejected at once,
 * because it would reveal the value bit by bit.
 */
public final class Visibility {

    private static final String ROW = "{row}";

    private final Actor actor;
    private final EntityModel model;

    /** The visibility for a caller. */
    public Visibility(Actor actor, EntityModel model) {
        this.actor = actor;
        this.model = model;
    }

    /** The caller. */
    public Actor actor() {
        return actor;
    }

    /**
     * Requires that the caller may read objects of a type below other objects.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED
     */
    public void require(EntityType type) {
        require(type.customerVisible() != null);
    }

    /**
     * Requires that the caller may read objects of a type at the root.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED
     */
    public void requireAtRoot(EntityType type) {
        CustomerVisible visible = type.customerVisible();
        require(visible != null && visible.atRoot());
    }

    /**
     * Requires that the caller may read a column.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED
     */
    public void require(Column column) {
        require(!column.agentsOnly());
    }

    /**
     * Requires that the caller may follow a link.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED
     */
    public void require(Link link) {
        require(link.customerVisible());
    }

    /**
     * Requires that the caller may read a list.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED
     */
    public void require(ReverseList list) {
        require(list.customerVisible());
    }

    /** Whether the caller may read objects of a type below other objects. */
    public boolean mayRead(EntityType type) {
        return mayRead(type.customerVisible() != null);
    }

    /** Whether the caller may read a column. */
    public boolean mayRead(Column column) {
        return mayRead(!column.agentsOnly());
    }

    /** Whether the caller may follow a link. */
    public boolean mayRead(Link link) {
        return mayRead(link.customerVisible());
    }

    /** Whether the caller may read a list. */
    public boolean mayRead(ReverseList list) {
        return mayRead(list.customerVisible());
    }

    /** Whether the caller may read a group of fields. */
    public boolean mayRead(FieldGroup group) {
        return mayRead(!group.agentsOnly());
    }

    /** Whether the caller may read a computed field. */
    public boolean mayRead(ComputedField<?> field) {
        return mayRead(field.customerVisible());
    }

    /** SQL condition for rows that the caller may read, or null if all rows may be read. */
    public @Nullable String rule(EntityType type, String alias) {
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
        Link by = type.link(visible.by());
        EntityType deciding = model.of(by.target());
        String decidingAlias = alias + "_by";
        String rule = agentRule(deciding, visible.where(), decidingAlias);
        if (rule == null) {
            return null;
        }
        String ofRow = visible.ofRow().isEmpty() ? "" : sql(type, visible.ofRow(), alias) + " and ";
        return ofRow + "exists (select 1 from " + deciding.table() + " " + decidingAlias + " where " + decidingAlias
                + "." + deciding.id().sql() + " = " + alias + "." + by.sql() + " and " + rule + ")";
    }

    /**
     * Whether the visibility of all elements of a list depends on its owner only. It is then enough to check {@link
     * #ruleOfOwner} once.
     */
    public boolean isDecidedByOwner(ReverseList list) {
        AgentVisible visible = list.element().agentVisible();
        return actor instanceof Actor.Agent agent
                && !agent.isAdmin()
                && visible != null
                && visible.by().equals(list.attribute());
    }

    /** SQL condition on the owner of a list whose elements depend on it, or null if there is none. */
    public @Nullable String ruleOfOwner(ReverseList list, String alias) {
        AgentVisible visible = list.element().agentVisible();
        return visible == null ? null : agentRule(list.owner(), visible.where(), alias);
    }

    /** SQL of the value that the caller reads for a column; see {@link ReadAs}. */
    public String value(EntityType type, Column column, String alias) {
        if (column.computed() != null) {
            return column.computed().apply(alias);
        }
        String derived = column.derived(!(actor instanceof Actor.Agent));
        return derived == null ? alias + "." + column.sql() : sql(type, derived, alias);
    }

    /** SQL of a fact about a row, or null if the caller's result does not depend on it. */
    public @Nullable String value(EntityType type, ComputedField.Fact fact, String alias) {
        if (fact.isRule() && actor instanceof Actor.Agent agent && agent.isAdmin()) {
            return "true";
        }
        String hql = actor instanceof Actor.Agent ? fact.forAgents() : fact.forCustomers();
        return hql == null ? null : sql(type, hql, alias);
    }

    /** Whether an expression replaces the stored column for this caller. */
    public boolean isDerived(Column column) {
        return column.derived(!(actor instanceof Actor.Agent)) != null;
    }

    /** SQL condition for rows in which the caller may read a column, or null if it may be read in every row. */
    public @Nullable String rule(EntityType type, Column column, String alias) {
        return column.agentRule() == null
                ? null
                : agentRule(type, column.agentRule().where(), alias);
    }

    /**
     * The same condition for a row that is reached through a link.
     *
     * @param owner type of the row that has the link
     */
    public @Nullable String rule(
            EntityType type, Column column, String alias, EntityType owner, Link link, String ownerAlias) {
        String rule = rule(type, column, alias);
        ColumnRule ofColumn = column.agentRule();
        String known = rule == null || ofColumn == null
                ? null
                : ofColumn.throughLinks().get(owner.name() + "." + link.name());
        return known == null ? rule : "(" + agentRule(owner, known, ownerAlias) + " or " + rule + ")";
    }

    /**
     * SQL of a condition that depends on the calling agent. It applies to administrators too.
     *
     * @throws RequestException FORBIDDEN or UNAUTHENTICATED if the caller is not an agent
     */
    public String condition(EntityType type, CallerCondition condition, String alias) {
        AgentCaller.require(actor);
        return sql(type, condition.where(), alias);
    }

    private @Nullable String agentRule(EntityType type, String where, String alias) {
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
