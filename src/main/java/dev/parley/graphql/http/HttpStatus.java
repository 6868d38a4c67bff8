package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.execution.OperationResult;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;

/** HTTP status codes of responses. */
public final class HttpStatus {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int PAYLOAD_TOO_LARGE = 413;
    static final int TOO_MANY_REQUESTS = 429;
    static final int INTERNAL = 500;

    /** Status of an instance that cannot serve requests. */
    public static final int UNAVAILABLE = 503;

    private HttpStatus() {}

    /** Status of an executed request. */
    static int of(OperationResult executed, ResponseMediaType type) {
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
        return type == ResponseMediaType.JSON ? OK : of(refusal);
    }

    /** Status of a request that is rejected as a whole. */
    static int of(GraphQLError refusal) {
        return switch (code(refusal)) {
            case BAD_REQUEST,
                    SYNTAX_ERROR,
                    VALIDATION_FAILED,
                    BAD_ID,
                    BAD_CURSOR,
                    BAD_PAGE_SIZE,
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
                    TOO_MANY_OPERATIONS -> BAD_REQUEST;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case METHOD_NOT_ALLOWED, OPERATION_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> 406;
            case PAYLOAD_TOO_LARGE -> PAYLOAD_TOO_LARGE;
            case URI_TOO_LONG -> 414;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case RATE_LIMITED -> TOO_MANY_REQUESTS;
            case INTERNAL -> INTERNAL;
            case DEADLINE_EXCEEDED, UNAVAILABLE -> UNAVAILABLE;
        };
    }

    private static RequestError code(GraphQLError error) {
        return RequestError.valueOf((String) error.getExtensions().get("code"));
    }
}
