package dev.parley.graphql.error;

/**
 * Codes of top-level errors: requests that cannot be executed. Rejected business actions are userErrors in the
 * payload instead.
 */
public enum RequestError implements CatalogEntry {
    BAD_ID(
            "An id is malformed, is of another type, or is of a type that the caller may not read.",
            "Send ids exactly as this service returned them.",
            false),
    BAD_CURSOR(
            "A cursor is malformed or belongs to another sort order.",
            "Use a cursor only with the orderBy of the list that returned it.",
            false),
    BAD_PAGE_SIZE(
            "first or last is negative or above 100, or both are given. The maximum of chatEvents and auditEvents is 1000.",
            "Send either first or last, from 0 to the maximum in the description of the argument.",
            false),
    BAD_ARGUMENT("The value of an argument is invalid.", "Read the description of the argument in the schema.", false),
    BAD_FILTER("A value in a filter is invalid.", "Read the description of the operator in the schema.", false),
    BAD_TEXT("A text contains U+0000 or an unpaired surrogate.", "Send well-formed Unicode without U+0000.", false),
    TOO_COSTLY(
            "The cost of the operation is above the limit of one request.",
            "Ask for smaller pages or fewer fields, or split the operation.",
            false),
    QUERY_TOO_DEEP(
            "The document is nested too deeply.", "Fetch deeper objects by their ids in another request.", false),
    DOCUMENT_TOO_LARGE(
            "The document has too many characters, tokens, aliases, directives or root fields.",
            "Split the document, and send values as variables.",
            false),
    DOCUMENT_NOT_REGISTERED(
            "The service runs only registered documents, and this document is not registered.",
            "Send a registered document unchanged, or its hash.",
            false),
    PERSISTED_QUERY_NOT_FOUND(
            "The service does not know a document with this hash.",
            "Send the document together with its hash. Apollo and urql do so automatically.",
            false),
    PERSISTED_QUERY_NOT_SUPPORTED(
            "Persisted queries are switched off.", "Send the full document without its hash.", false),
    SYNTAX_ERROR("The document is not valid GraphQL syntax.", "See the message and its location.", false),
    VALIDATION_FAILED(
            "The document or its variables do not fit the schema.", "See the message and its location.", false),
    INTROSPECTION_DISABLED("Introspection is switched off.", "Ask the operator of the service for the schema.", false),
    OPERATION_NOT_ALLOWED(
            "The transport does not support this kind of operation.",
            "Send queries and mutations by POST, and subscriptions over a WebSocket or with Accept: text/event-stream. GET supports no mutations.",
            false),
    BAD_REQUEST(
            "The request is not a GraphQL request.",
            "Send a JSON object with query and, if needed, operationName, variables and extensions.",
            false),
    UNSUPPORTED_MEDIA_TYPE(
            "The Content-Type of the request is not supported.",
            "Send JSON in UTF-8 with Content-Type: application/json.",
            false),
    NOT_ACCEPTABLE(
            "The Accept header excludes all media types of the response.",
            "Accept application/graphql-response+json or application/json, or text/event-stream for subscriptions.",
            false),
    METHOD_NOT_ALLOWED("GraphQL does not support this HTTP method.", "Send POST, or for a query GET or HEAD.", false),
    URI_TOO_LONG("The URL is too long.", "Send the query by POST.", false),
    PAYLOAD_TOO_LARGE("The request is too large.", "Send smaller requests.", false),
    WRONG_LENGTH(
            "The body of an upload does not have the size that was announced.",
            "Announce the size of the file in bytes (createUpload), and send all of it.",
            false),
    ILLEGAL_FILE_TYPE(
            "The type of the file, found by its content, is not allowed.",
            "Send a file of another type. The operator of the service configures the types.",
            false),
    INFECTED_FILE(
            "The virus scanner found malware in the file.",
            "Remove the file from your device. If you trust it, report its hash to the operator of the service.",
            false),
    DEADLINE_EXCEEDED(
            "The request exceeded its deadline and was cancelled.",
            "Ask for less. A mutation may have taken effect, so retry it with its idempotencyKey.",
            true),
    UNAVAILABLE(
            "The instance is starting or shutting down, its database, its virus scanner or its bucket of files can't be used at the moment, or it has too many event streams.",
            "Retry. A mutation may have taken effect, so retry it with its idempotencyKey.",
            true),
    RESYNC_REQUIRED(
            "The subscription cannot resume from this position, because it is too old or never existed.",
            "Query the list or the session again, then subscribe without a cursor.",
            false),
    TOO_MANY_OPERATIONS(
            "The socket has too many running operations, or the address too many event streams.",
            "Complete some operations, or open another socket.",
            true),
    RATE_LIMITED(
            "The caller sends too many requests, or has failed to sign in too often.",
            "Wait for the number of seconds in retryAfter.",
            true),
    SLOW_CONSUMER(
            "The client read too slowly for too long.",
            "Reconnect, and resume from the last seq or cursor that you received.",
            true),
    UNAUTHENTICATED("The request has no valid credentials.", "Sign in, then retry.", false),
    FORBIDDEN("The caller may not do or read this.", "Use other credentials.", false),
    INTERNAL(
            "The service failed.",
            "Retry. If the error persists, report the time of the request to the operator.",
            true);

    private final Explanation explanation;

    RequestError(String meaning, String help, boolean retryable) {
        this.explanation = new Explanation(meaning, help, retryable);
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
