/** Executes an operation: parses and caches documents, checks limits, counts and audits requests. */
package dev.parley.graphql.execution;
