/** GraphQL over server-sent events, by the distinct connections mode of the GraphQL over SSE protocol. */
package dev.parley.graphql.sse;
