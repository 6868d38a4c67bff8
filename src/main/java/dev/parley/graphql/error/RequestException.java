package dev.parley.graphql.error;

import java.util.Map;

/** Ends a request, a stream, or the field it is thrown in, with one coded error. The message is shown to the client. */
public class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RequestError code;
    private final transient Map<String, Object> details;

    public RequestException(RequestError code, String message) {
        this(code, message, Map.of());
    }

    /**
     * An error that says more than its code.
     *
     * @param details what else stands in the error's extensions
     */
    public RequestException(RequestError code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    /** The code that the client is told. */
    public RequestError code() {
        return code;
    }

    /** Whether the caller lacks the right to something that others may have. */
    public boolean isForbidden() {
        return code == RequestError.FORBIDDEN || code == RequestError.UNAUTHENTICATED;
    }

    Map<String, Object> details() {
        return details;
    }
}
