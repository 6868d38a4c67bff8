/** Error codes, the deadline of a request, and the conversion of exceptions to GraphQL errors. */
package dev.parley.graphql.error;
