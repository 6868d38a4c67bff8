/** The GraphQL engine. It knows neither the chat nor the CRM. The subpackages depend on each other in one direction: websocket, http, execution, schema, subscription, read, model, error. */
@NullMarked
package dev.parley.graphql;

import org.jspecify.annotations.NullMarked;
