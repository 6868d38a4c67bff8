/** GraphQL over server-sent events, by the distinct connections mode of the GraphQL over SSE protocol. */
@NullMarked
package dev.parley.graphql.sse;

import org.jspecify.annotations.NullMarked;
