/** Builds the schema from the entities, and computes the cost of operations. */
@NullMarked
package dev.parley.graphql.schema;

import org.jspecify.annotations.NullMarked;
