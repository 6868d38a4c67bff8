/** GraphQL over HTTP. */
package dev.parley.graphql.http;
