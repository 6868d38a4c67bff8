package dev.parley.graphql.websocket;

import dev.parley.graphql.execution.JsonText;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages to the client in the graphql-transport-ws protocol. */
final class ServerMessage {

    private ServerMessage() {}

    /** Acknowledges the connection. The client may start operations. */
    static String ack() {
        return text(Map.of("type", "connection_ack"));
    }

    /**
     * Heartbeat response.
     *
     * @param payload payload of the ping
     */
    static String pong(Optional<Map<String, Object>> payload) {
        return text(payload.<Map<String, Object>>map(same -> Map.of("type", "pong", "payload", same))
                .orElse(Map.of("type", "pong")));
    }

    /** A result. Further results may follow. */
    static String next(String id, ExecutionResult result) {
        return text("next", id, result.toSpecification());
    }

    /** The operation was not executed or has failed. No further message follows. */
    static String error(String id, List<GraphQLError> errors) {
        return text(
                "error", id, errors.stream().map(GraphQLError::toSpecification).toList());
    }

    /** The operation is complete. No further message follows. */
    static String complete(String id) {
        return text(Map.of("type", "complete", "id", id));
    }

    private static String text(String type, String id, Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", type);
        message.put("payload", payload);
        return text(message);
    }

    private static String text(Map<String, Object> message) {
        return JsonText.write(message).toString();
    }
}
