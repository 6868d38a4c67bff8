/** The arguments of a list as clauses of an SQL statement: joins, conditions, order, page. */
@NullMarked
package dev.parley.graphql.clause;

import org.jspecify.annotations.NullMarked;
