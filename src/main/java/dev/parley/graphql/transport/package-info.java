/** How requests come in and answers go out: over HTTP and over WebSockets. */
package dev.parley.graphql.transport;
