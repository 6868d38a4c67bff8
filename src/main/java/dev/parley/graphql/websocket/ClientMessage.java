package dev.parley.graphql.websocket;

import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.JsonText;
import java.util.Map;
import java.util.Optional;

/** What a client says in graphql-transport-ws. */
sealed interface ClientMessage {

    /**
     * The client says who it is.
     *
     * @param authorization stands for the header, which browsers can't send with a handshake; empty when the handshake has said it
     */
    record Init(Optional<String> authorization) implements ClientMessage {}

    /**
     * Asks for a sign of life.
     *
     * @param payload is sent back
     */
    record Ping(Optional<Map<String, Object>> payload) implements ClientMessage {}

    /** A sign of life. */
    record Pong(Optional<Map<String, Object>> payload) implements ClientMessage {}

    /** Something to execute; what comes of it is sent under the id. */
    record Subscribe(String id, GraphQLRequest request) implements ClientMessage {}

    /** The client wants nothing more under the id. */
    record Complete(String id) implements ClientMessage {}

    /** A message is none of the protocol's. The text says why, to the client. */
    final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * What a text says.
     *
     * @throws Malformed when the protocol knows no such message
     */
    static ClientMessage parse(String text) {
        if (!(json(text) instanceof Map<?, ?> message)) {
            throw new Malformed("A message is a JSON object");
        }
        Members members = new Members("message", message);
        String type = members.text("type");
        return switch (type) {
            case "connection_init" -> new Init(authorization(members));
            case "ping" -> new Ping(members.object("payload"));
            case "pong" -> new Pong(members.object("payload"));
            case "subscribe" -> new Subscribe(id(members), request(members));
            case "complete" -> new Complete(id(members));
            default -> throw new Malformed("The message is of no known type");
        };
    }

    private static Object json(String text) {
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
            throw new Malformed("The message's id is empty");
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

    /** Members of a JSON object that must have the right types. */
    record Members(String of, Map<?, ?> values) {

        String text(String name) {
            String text = textOrNull(name);
            if (text == null) {
                throw new Malformed("The " + of + " has no " + name);
            }
            return text;
        }

        String textOrNull(String name) {
            Object value = values.get(name);
            if (value == null || value instanceof String) {
                return (String) value;
            }
            throw new Malformed("The " + of + "'s " + name + " is not a string");
        }

        Optional<Map<String, Object>> object(String name) {
            Object value = values.get(name);
            if (value == null || value instanceof Map<?, ?>) {
                return Optional.ofNullable(JsonText.object(value));
            }
            throw new Malformed("The " + of + "'s " + name + " is not an object");
        }
    }
}
