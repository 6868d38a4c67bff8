package dev.parley.graphql;

import dev.parley.security.Actor;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;

/**
 * What one caller may read. Whoever may not read a column or a link may not filter or order by it either: that would tell its value
 * bit by bit.
 */
final class Visibility {

    private final Actor actor;

    Visibility(Actor actor) {
        this.actor = actor;
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

    void require(BatchField<?> field) {
        require(field.customerVisible());
    }

    void require(ComputedField<?> field) {
        require(field.customerVisible());
    }

    /** HQL that a row must meet, or null when every row may be read. */
    String rule(EntityType type, String alias, Parameters parameters) {
        if (!(actor instanceof Actor.Agent agent)) {
            CustomerVisible visible = type.customerVisible();
            return visible == null || visible.where().isEmpty()
                    ? null
                    : visible.where().replace("{row}", alias);
        }
        AgentVisible visible = type.agentVisible();
        return visible == null || agent.isAdmin()
                ? null
                : visible.where().replace("{row}", alias).replace("{me}", parameters.add(agent.loginname()));
    }

    private void require(boolean toCustomers) {
        if (!toCustomers) {
            AgentCaller.require(actor);
        }
    }
}
