/**
 * Maps entities to the schema: columns, links, lists, computed fields, and the rules that decide which callers may
 * read them.
 */
@NullMarked
package dev.parley.graphql.model;

import org.jspecify.annotations.NullMarked;
