/** Builds the schema from the entities, and the cost of an operation. */
package dev.parley.graphql.schema;
