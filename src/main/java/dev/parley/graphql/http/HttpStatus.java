package dev.parley.graphql.http;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;
import static io.netty.handler.codec.http.HttpResponseStatus.INTERNAL_SERVER_ERROR;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_ACCEPTABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_URI_TOO_LONG;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UNPROCESSABLE_ENTITY;
import static io.netty.handler.codec.http.HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.execution.OperationResult;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Objects;

/** Chooses the HTTP status codes of responses. */
final class HttpStatus {

    private HttpStatus() {}

    /** Status code of an executed request. */
    static int of(OperationResult executed, ResponseMediaType type) {
        return status(executed, type).code();
    }

    /** Status code of a request that is rejected as a whole. */
    static int of(GraphQLError refusal) {
        return status(refusal).code();
    }

    private static HttpResponseStatus status(OperationResult executed, ResponseMediaType type) {
        ExecutionResult result = executed.result();
        if (result.isDataPresent()) {
            return OK;
        }
        GraphQLError refusal = result.getErrors().get(0);
        if (code(refusal) == RequestError.BAD_REQUEST) {
            return BAD_REQUEST;
        }
        if (code(refusal) == RequestError.OPERATION_NOT_ALLOWED) {
            // A mutation is possible with another method; a subscription is not.
            return executed.operation() == Operation.MUTATION ? METHOD_NOT_ALLOWED : BAD_REQUEST;
        }
        return type == ResponseMediaType.GRAPHQL ? status(refusal) : OK;
    }

    private static HttpResponseStatus status(GraphQLError refusal) {
        return switch (code(refusal)) {
            case BAD_REQUEST,
                    SYNTAX_ERROR,
                    VALIDATION_FAILED,
                    BAD_ID,
                    BAD_CURSOR,
                    BAD_PAGE_SIZE,
                    BAD_ARGUMENT,
                    BAD_FILTER,
                    BAD_TEXT,
                    TOO_COSTLY,
                    QUERY_TOO_DEEP,
                    DOCUMENT_TOO_LARGE,
                    INTROSPECTION_DISABLED,
                    DOCUMENT_NOT_REGISTERED,
                    PERSISTED_QUERY_NOT_FOUND,
                    PERSISTED_QUERY_NOT_SUPPORTED,
                    RESYNC_REQUIRED,
                    SLOW_CONSUMER,
                    WRONG_LENGTH -> BAD_REQUEST;
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case FORBIDDEN -> FORBIDDEN;
            case METHOD_NOT_ALLOWED, OPERATION_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case PAYLOAD_TOO_LARGE -> REQUEST_ENTITY_TOO_LARGE;
            case URI_TOO_LONG -> REQUEST_URI_TOO_LONG;
            case UNSUPPORTED_MEDIA_TYPE, ILLEGAL_FILE_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case INFECTED_FILE -> UNPROCESSABLE_ENTITY;
            case RATE_LIMITED, TOO_MANY_OPERATIONS -> TOO_MANY_REQUESTS;
            case INTERNAL -> INTERNAL_SERVER_ERROR;
            case DEADLINE_EXCEEDED, UNAVAILABLE -> SERVICE_UNAVAILABLE;
        };
    }

    private static RequestError code(GraphQLError error) {
        return RequestError.valueOf(
                (String) Objects.requireNonNull(error.getExtensions().get("code")));
    }
}
