package dev.parley.graphql;

import java.util.LinkedHashMap;
import java.util.Map;

/** The links that one statement joins, from its root on. A link is joined once, whoever wants it: the answer or a filter. */
final class Joins {

    private final String alias;
    private final Map<Link, Joins> children = new LinkedHashMap<>();

    Joins(String alias) {
        this.alias = alias;
    }

    String alias() {
        return alias;
    }

    /** The alias of what a link leads to. */
    static String alias(String owner, Link link) {
        return owner + "_" + link.name();
    }

    /** The join of a link. */
    Joins join(Link link) {
        return children.computeIfAbsent(link, l -> new Joins(alias(alias, l)));
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
                    .append(alias)
                    .append('.')
                    .append(link.name())
                    .append(' ')
                    .append(join.alias);
            join.appendTo(hql, mayMiss);
        });
    }
}
