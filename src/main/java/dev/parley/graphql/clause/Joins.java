package dev.parley.graphql.clause;

import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Link;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The links that one SELECT joins, starting at its root table. A link is joined once, even if both the selection and
 * a filter use it.
 */
public final class Joins {

    private final String alias;
    private final String root;
    private final AtomicInteger count;
    private final Map<Link, Joins> children = new LinkedHashMap<>();

    /** Creates the joins of a root table. */
    public Joins(String alias) {
        this(alias, alias, new AtomicInteger());
    }

    private Joins(String alias, String root, AtomicInteger count) {
        this.alias = alias;
        this.root = root;
        this.count = count;
    }

    /** Alias of the table at which the joins start. */
    public String alias() {
        return alias;
    }

    /**
     * Returns the join of a link. Its alias is numbered, because PostgreSQL truncates long aliases, which could then
     * be equal.
     */
    public Joins join(Link link) {
        return children.computeIfAbsent(link, l -> new Joins(root + "_" + count.incrementAndGet(), root, count));
    }

    /** Returns a copy, to which further joins can be added. */
    public Joins copy() {
        return copyInto(new Joins(alias, root, new AtomicInteger(count.get())));
    }

    private Joins copyInto(Joins copy) {
        children.forEach(
                (link, join) -> copy.children.put(link, join.copyInto(new Joins(join.alias, root, copy.count))));
        return copy;
    }

    /** SQL of the joins. */
    public String sql(EntityModel model) {
        StringBuilder sql = new StringBuilder();
        appendTo(sql, false, model);
        return sql.toString();
    }

    private void appendTo(StringBuilder sql, boolean optional, EntityModel model) {
        children.forEach((link, join) -> {
            boolean mayMiss = optional || link.nullable();
            EntityType target = model.of(link.target());
            sql.append(mayMiss ? " left join " : " join ")
                    .append(target.table())
                    .append(' ')
                    .append(join.alias)
                    .append(" on ")
                    .append(join.alias)
                    .append('.')
                    .append(target.id().sql())
                    .append(" = ")
                    .append(alias)
                    .append('.')
                    .append(link.sql());
            join.appendTo(sql, mayMiss, model);
        });
    }
}
