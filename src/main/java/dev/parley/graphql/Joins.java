package dev.parley.graphql;

import java.util.LinkedHashMap;
import java.util.Map;

/** The links that one statement joins, from its root on. A link is joined once, whoever wants it. */
final class Joins {

    private final String alias;
    private final Map<Link, Joins> children = new LinkedHashMap<>();
    private boolean fetched;

    Joins(String alias) {
        this.alias = alias;
    }

    String alias() {
        return alias;
    }

    /** The join of a link, for a filter. */
    Joins join(Link link) {
        return children.computeIfAbsent(link, l -> new Joins(alias + "_" + l.name()));
    }

    /** The join of a link whose entity shall be read. */
    Joins fetch(Link link) {
        Joins join = join(link);
        join.fetched = true;
        return join;
    }

    String hql() {
        StringBuilder hql = new StringBuilder();
        appendTo(hql, false);
        return hql.toString();
    }

    private void appendTo(StringBuilder hql, boolean optional) {
        children.forEach((link, join) -> {
            boolean mayMiss = optional || link.nullable();
            hql.append(mayMiss ? " left join " : " join ")
                    .append(join.fetched ? "fetch " : "")
                    .append(alias)
                    .append('.')
                    .append(link.name())
                    .append(' ')
                    .append(join.alias);
            join.appendTo(hql, mayMiss);
        });
    }

    /** Copies what shall be read, for a statement with filters of its own. */
    Joins copyUnder(String otherAlias) {
        Joins copy = new Joins(otherAlias);
        children.forEach((link, join) -> {
            Joins child = join.copyUnder(otherAlias + "_" + link.name());
            child.fetched = join.fetched;
            copy.children.put(link, child);
        });
        return copy;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }
}
