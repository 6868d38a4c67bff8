/**
 * Maps entities to the schema: columns, links, lists, computed fields, and the rules that decide which callers may
 * read them.
 */
package dev.parley.graphql.model;
