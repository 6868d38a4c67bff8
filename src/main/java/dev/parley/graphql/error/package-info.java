/** Error codes, and the conversion of exceptions to GraphQL errors. */
package dev.parley.graphql.error;
