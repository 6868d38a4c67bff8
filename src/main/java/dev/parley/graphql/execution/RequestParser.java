package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses GraphQL requests from a JSON object or from the parameters of a URL. */
public final class RequestParser {

    private static final String QUERY = "query";
    private static final String OPERATION_NAME = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";

    private final Map<?, ?> members;

    private RequestParser(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Parses the body of a POST.
     *
     * @param body the body, or null
     * @throws RequestException BAD_REQUEST if it is not a GraphQL request
     */
    public static GraphQLRequest parse(@Nullable Buffer body) {
        if (body == null) {
            throw bad("The request has no body. Send a JSON object with query.");
        }
        if (!(JsonText.read(body) instanceof Map<?, ?> members)) {
            throw bad("The body of the request must be a JSON object.");
        }
        return new RequestParser(members).request();
    }

    /**
     * Parses the URL parameters of a GET.
     *
     * @throws RequestException BAD_REQUEST if they are not a GraphQL request
     */
    public static GraphQLRequest parse(MultiMap parameters) {
        Map<String, Object> members = new HashMap<>();
        members.put(QUERY, parameters.get(QUERY));
        members.put(OPERATION_NAME, parameters.get(OPERATION_NAME));
        members.put(VARIABLES, json(parameters.get(VARIABLES)));
        members.put(EXTENSIONS, json(parameters.get(EXTENSIONS)));
        return new RequestParser(members).request();
    }

    private static @Nullable Object json(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : JsonText.read(parameter);
    }

    private GraphQLRequest request() {
        GraphQLRequest request =
                new GraphQLRequest(text(QUERY), text(OPERATION_NAME), object(VARIABLES), object(EXTENSIONS));
        boolean empty = request.query() == null || request.query().isBlank();
        if (empty && request.persistedQuery() == null) {
            throw bad("The request has no query. Send the document in the member query.");
        }
        return request;
    }

    private @Nullable String text(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw bad(name + " must be a string.");
    }

    private Map<String, Object> object(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?>)) {
            throw bad(name + " must be an object.");
        }
        return JsonText.object(value);
    }

    private static RequestException bad(String message) {
        return new RequestException(RequestError.BAD_REQUEST, message);
    }
}
