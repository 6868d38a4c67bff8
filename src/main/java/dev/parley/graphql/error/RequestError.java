package dev.parley.graphql.error;

/** Codes of top-level errors: requests that could not be answered at all. Business refusals are data, not these. */
public enum RequestError implements CatalogEntry {
    BAD_ID(
            "An id is malformed, belongs to another type or to nothing that the caller may ask for.",
            "Send ids exactly as this service gave them.",
            false),
    BAD_CURSOR(
            "A cursor is malformed or was given out for another order.",
            "Use cursors only with the orderBy of the list that they came from.",
            false),
    BAD_PAGE_SIZE(
            "first or last is negative, above 100, or both are given.", "Ask for 0 to 100 rows, from one end.", false),
    BAD_FILTER("A filter's value can't be used.", "See the description of the operator.", false),
    BAD_TEXT("A text holds U+0000 or half of a surrogate pair.", "Send well-formed Unicode without U+0000.", false),
    TOO_COSTLY(
            "The operation asks for more than one request may read.",
            "Ask for smaller pages, or less of each row.",
            false),
    QUERY_TOO_DEEP("The document has more levels than it may have.", "Ask for what lies deeper by its id.", false),
    DOCUMENT_TOO_LARGE(
            "The document has too many characters, tokens, aliases, directives or fields at its root.",
            "Send several documents; send values as variables.",
            false),
    DOCUMENT_NOT_REGISTERED(
            "The service runs only documents that its operator has registered, and this is none of them.",
            "Send the document exactly as it was registered, or its hash.",
            false),
    PERSISTED_QUERY_NOT_FOUND(
            "No document is known by this hash.",
            "Send the document with its hash once; Apollo and urql do it by themselves.",
            false),
    PERSISTED_QUERY_NOT_SUPPORTED(
            "Documents can't be named by their hash here.", "Send the document in full, without its hash.", false),
    SYNTAX_ERROR("The document is not GraphQL.", "See the message and its location.", false),
    VALIDATION_FAILED(
            "The document or its variables do not fit the schema.", "See the message and its location.", false),
    INTROSPECTION_DISABLED("The service does not tell its schema.", "Ask its operator for the schema.", false),
    OPERATION_NOT_ALLOWED(
            "The transport does not take this kind of operation.",
            "Send queries and mutations by POST, subscriptions over a WebSocket; GET takes queries only.",
            false),
    BAD_REQUEST(
            "The request is not a GraphQL request.",
            "Send a JSON object with query, and if needed operationName, variables and extensions.",
            false),
    UNSUPPORTED_MEDIA_TYPE(
            "The request's body is not JSON.", "Send application/json in UTF-8, and say so in Content-Type.", false),
    NOT_ACCEPTABLE(
            "The client accepts none of the answers that there are.",
            "Accept application/graphql-response+json or application/json.",
            false),
    METHOD_NOT_ALLOWED("The HTTP method is none for GraphQL.", "Send POST, or GET or HEAD for a query.", false),
    URI_TOO_LONG("The URL is longer than it may be.", "Send the query by POST.", false),
    PAYLOAD_TOO_LARGE("The request is too large.", "Send less in one request.", false),
    DEADLINE_EXCEEDED(
            "The answer took too long, and is no longer waited for.",
            "Ask for less; repeat a mutation with its idempotencyKey: it may have had its effect.",
            true),
    UNAVAILABLE("The instance is about to end.", "Send it again: another instance answers.", true),
    RESYNC_REQUIRED(
            "The stream can't go on from where the client left it: that is too long ago, or never was.",
            "Read the list or the session again, then subscribe without a cursor.",
            false),
    TOO_MANY_OPERATIONS(
            "The socket has as many operations running as it may have.",
            "Complete some, or open another socket.",
            true),
    RATE_LIMITED(
            "The caller asks more often than it may, or has failed to sign in too often.",
            "Wait for as many seconds as retryAfter says.",
            true),
    SLOW_CONSUMER(
            "The client did not take what it was sent for too long.",
            "Connect again, and subscribe from the last number or cursor that came.",
            true),
    UNAUTHENTICATED("The request needs credentials and has none that count.", "Sign in, then ask again.", false),
    FORBIDDEN("The caller may not do this.", "Ask with other credentials.", false),
    INTERNAL("The service failed.", "Try again; if it goes on, tell the operator the time of the request.", true);

    private final Explanation explanation;

    RequestError(String meaning, String help, boolean retryable) {
        this.explanation = new Explanation(meaning, help, retryable);
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
