package dev.parley.security;

/** Reasons for rejected requests in the audit. Each is a label value of the metric parley.refusals, so the set is closed. */
public enum RefusalReason {
    /** The token is malformed or has no trusted signature. */
    TOKEN_INVALID,
    /** The token has expired. */
    TOKEN_EXPIRED,
    /** Another provider or realm issued the token. */
    TOKEN_WRONG_ISSUER,
    /** The token was issued for another application. */
    TOKEN_WRONG_AUDIENCE,
    /** The token could not be verified because the identity provider does not respond. */
    PROVIDER_UNREACHABLE,
    /** The signed identity of a customer has no valid form or signature, or a claim is not valid. */
    IDENTITY_INVALID,
    /** The signed identity of a customer has expired or is too old. */
    IDENTITY_EXPIRED,
    /** The signed identity of a customer was issued for another audience. */
    IDENTITY_WRONG_AUDIENCE,
    /** The signed identity of a customer may be used once, and was used before. */
    IDENTITY_REPLAYED,
    /** The signed identity of a customer is that of another topic's site, or no site is configured. */
    IDENTITY_NOT_ACCEPTED,
    /** The customer's key does not belong to any session. */
    UNKNOWN_SESSION_KEY,
    /** A web page of an origin that is not allowed opened a WebSocket. */
    ORIGIN,
    /** The operation needs credentials, and the request had none. */
    UNAUTHENTICATED,
    /** Callers of this kind may not do this, or the token does not belong to an active user. */
    FORBIDDEN,
    /** The session exists, but the caller may not see it. The response says that it does not exist. */
    NOT_VISIBLE,
    /** The caller's role may not do this. */
    NOT_ALLOWED,
    /** The agent may not respond in the topic. */
    NOT_TOPIC_MEMBER,
    /** Only a manager may do this. */
    NOT_MANAGER,
    /** The session is assigned to another agent. */
    NOT_OWNER,
    /** The caller is not the transfer target. */
    NOT_TRANSFER_TARGET,
    /** The bot does not handle this session. */
    BOT_NOT_ACTIVE
}
