/** Error codes, the deadline of a request, and the conversion of exceptions to GraphQL errors. */
@NullMarked
package dev.parley.graphql.error;

import org.jspecify.annotations.NullMarked;
