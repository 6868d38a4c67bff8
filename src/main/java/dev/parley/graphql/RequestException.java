package dev.parley.graphql;

/** Ends a request, or the field it is thrown in, with one coded error. The message is shown to the client. */
public class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RequestError code;

    public RequestException(RequestError code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The code that the client is told. */
    public RequestError code() {
        return code;
    }
}
