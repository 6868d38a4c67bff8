/**
 * The entities as the engine reads them from their classes and {@link dev.parley.graphql.declaration declarations}: columns, links, lists, computed
 * fields, and the rules that decide which callers may read them.
 */
@NullMarked
package dev.parley.graphql.model;

import org.jspecify.annotations.NullMarked;
