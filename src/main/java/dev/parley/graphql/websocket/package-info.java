/** GraphQL over WebSocket, by the graphql-transport-ws protocol. */
package dev.parley.graphql.websocket;
