/** GraphQL over HTTP. */
@NullMarked
package dev.parley.graphql.http;

import org.jspecify.annotations.NullMarked;
