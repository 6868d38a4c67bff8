/** The entities as the schema sees them: columns, links, lists, computed fields, and who may read them. */
package dev.parley.graphql.model;
