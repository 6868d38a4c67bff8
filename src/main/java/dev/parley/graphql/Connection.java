package dev.parley.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One page of a list.
 *
 * @param nodes the rows, in the list's order
 * @param totalCount rows on all pages, or null when it was not asked for
 */
record Connection(List<NodeEntity> nodes, Order order, boolean hasNextPage, boolean hasPreviousPage, Long totalCount) {

    /** A row with its cursor. */
    record Edge(NodeEntity node, Order order) {

        String cursor() {
            return Cursor.of(node, order);
        }
    }

    /**
     * Cuts a page out of what was read.
     *
     * @param read rows in reading order, one more than the page holds where there are more
     */
    static Connection of(List<? extends NodeEntity> read, Page page, Long totalCount) {
        boolean more = read.size() > page.size();
        List<NodeEntity> nodes = new ArrayList<>(more ? read.subList(0, page.size()) : read);
        if (page.fromEnd()) {
            Collections.reverse(nodes);
            return new Connection(nodes, page.order(), page.before() != null, more, totalCount);
        }
        return new Connection(nodes, page.order(), more, page.after() != null, totalCount);
    }

    List<Edge> edges() {
        return nodes.stream().map(node -> new Edge(node, order)).toList();
    }

    String startCursor() {
        return nodes.isEmpty() ? null : Cursor.of(nodes.get(0), order);
    }

    String endCursor() {
        return nodes.isEmpty() ? null : Cursor.of(nodes.get(nodes.size() - 1), order);
    }
}
