/** GraphQL over WebSocket, by the graphql-transport-ws protocol. */
@NullMarked
package dev.parley.graphql.websocket;

import org.jspecify.annotations.NullMarked;
