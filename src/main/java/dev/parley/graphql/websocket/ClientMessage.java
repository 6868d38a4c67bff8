package dev.parley.graphql.websocket;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.JsonText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message from a client in the graphql-transport-ws protocol. */
sealed interface ClientMessage {

    /**
     * Initializes the connection and signs the client in.
     *
     * @param authorization replaces the Authorization header, which browsers cannot send with a handshake; empty if
     *     the handshake has the header
     */
    record Init(Optional<String> authorization) implements ClientMessage {}

    /**
     * Heartbeat request.
     *
     * @param payload is returned in the pong
     */
    record Ping(Optional<Map<String, Object>> payload) implements ClientMessage {}

    /** Heartbeat response. */
    record Pong(Optional<Map<String, Object>> payload) implements ClientMessage {}

    /** Starts an operation. Its results are sent under the id. */
    record Subscribe(String id, GraphQLRequest request) implements ClientMessage {}

    /** Ends the operation with the id. */
    record Complete(String id) implements ClientMessage {}

    /** A message violates the protocol. The exception's text is sent to the client. */
    final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        Malformed(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        @Override
        public String getMessage() {
            return why;
        }
    }

    /**
     * Parses a message.
     *
     * @throws Malformed if it violates the protocol
     */
    static ClientMessage parse(String text) {
        if (!(json(text) instanceof Map<?, ?> message)) {
            throw new Malformed("A message must be a JSON object");
        }
        Members members = new Members("message", message);
        String type = members.text("type");
        return switch (type) {
            case "connection_init" -> new Init(authorization(members));
            case "ping" -> new Ping(members.object("payload"));
            case "pong" -> new Pong(members.object("payload"));
            case "subscribe" -> new Subscribe(id(members), request(members));
            case "complete" -> new Complete(id(members));
            default -> throw new Malformed("The type of the message is unknown");
        };
    }

    private static @Nullable Object json(String text) {
        try {
            return JsonText.read(text);
        } catch (RequestException malformed) {
            throw new Malformed(malformed.getMessage());
        }
    }

    private static Optional<String> authorization(Members message) {
        Members payload = new Members("payload", message.object("payload").orElse(Map.of()));
        return Optional.ofNullable(payload.textOrNull("Authorization"))
                .or(() -> Optional.ofNullable(payload.textOrNull("authorization")));
    }

    private static String id(Members message) {
        String id = message.text("id");
        if (id.isEmpty()) {
            throw new Malformed("The id of the message must not be empty");
        }
        return id;
    }

    private static GraphQLRequest request(Members message) {
        Map<String, Object> payload =
                message.object("payload").orElseThrow(() -> new Malformed("The message has no payload"));
        Members request = new Members("payload", payload);
        GraphQLRequest parsed = new GraphQLRequest(
                request.textOrNull("query"),
                request.textOrNull("operationName"),
                request.object("variables").orElse(Map.of()),
                request.object("extensions").orElse(Map.of()));
        if (parsed.query() == null && parsed.persistedQuery() == null) {
            throw new Malformed("The payload has no query");
        }
        return parsed;
    }

    /** Typed access to the members of a JSON object. */
    record Members(String of, Map<?, ?> values) {

        String text(String name) {
            String text = textOrNull(name);
            if (text == null) {
                throw new Malformed("The " + of + " has no " + name);
            }
            return text;
        }

        @Nullable String textOrNull(String name) {
            Object value = values.get(name);
            if (value == null || value instanceof String) {
                return (String) value;
            }
            throw new Malformed("The " + of + "'s " + name + " must be a string");
        }

        Optional<Map<String, Object>> object(String name) {
            Object value = values.get(name);
            if (value == null) {
                return Optional.empty();
            }
            if (value instanceof Map<?, ?>) {
                return Optional.of(JsonText.object(value));
            }
            throw new Malformed("The " + of + "'s " + name + " must be an object");
        }
    }
}
