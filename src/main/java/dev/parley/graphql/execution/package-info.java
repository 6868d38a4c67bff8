/** Executes an operation: parses and caches documents, checks limits, counts and audits requests. */
@NullMarked
package dev.parley.graphql.execution;

import org.jspecify.annotations.NullMarked;
