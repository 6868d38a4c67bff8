package dev.parley.graphql.error;

import java.util.Map;

/**
 * Fails a request, a subscription, or the field in which it is thrown, with one coded error. The message is shown to
 * the client.
 */
public class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final RequestError code;
    private final transient Map<String, Object> details;

    /** An error without further details. */
    public RequestException(RequestError code, String message) {
        this(code, message, Map.of());
    }

    /**
     * An error with further details.
     *
     * @param details additional entries of the error's extensions
     */
    public RequestException(RequestError code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.message = message;
        this.code = code;
        this.details = details;
    }

    /** The text that the client receives. */
    @Override
    public String getMessage() {
        return message;
    }

    /** The code that the client receives. */
    public RequestError code() {
        return code;
    }

    /** Whether the caller lacks a right that others may have. */
    public boolean isForbidden() {
        return code == RequestError.FORBIDDEN || code == RequestError.UNAUTHENTICATED;
    }

    Map<String, Object> details() {
        return details;
    }
}
