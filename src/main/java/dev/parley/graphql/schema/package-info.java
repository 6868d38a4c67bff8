/** Builds the schema from the entities, and computes the cost of operations. */
package dev.parley.graphql.schema;
