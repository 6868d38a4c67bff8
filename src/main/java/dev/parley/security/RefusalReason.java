package dev.parley.security;

/** Why somebody was refused, as the audit tells it. Closed: each is a value of a metric's label. */
public enum RefusalReason {
    /** The token is no token, or nobody whom we trust has signed it. */
    TOKEN_INVALID,
    /** The token was good once. */
    TOKEN_EXPIRED,
    /** The token is another provider's, or another realm's. */
    TOKEN_WRONG_ISSUER,
    /** The token is for another application. */
    TOKEN_WRONG_AUDIENCE,
    /** The token could not be checked: the provider does not answer. */
    PROVIDER_UNREACHABLE,
    /** No session has the key that a customer sent. */
    UNKNOWN_SESSION_KEY,
    /** A page of a web site that is not listed wanted a WebSocket. */
    ORIGIN,
    /** Something needs credentials, and there were none. */
    UNAUTHENTICATED,
    /** Something is not for callers of this kind, or the token is of nobody here. */
    FORBIDDEN,
    /** The session exists, and the caller may not see it: it was told that there is none. */
    NOT_VISIBLE,
    /** The caller's role may not do this. */
    NOT_ALLOWED,
    /** The agent may not answer in the topic. */
    NOT_TOPIC_MEMBER,
    /** Only a manager may do this. */
    NOT_MANAGER,
    /** The session is another agent's. */
    NOT_OWNER,
    /** The session was offered to somebody else. */
    NOT_TRANSFER_TARGET,
    /** A bot wanted to act where it does not drive. */
    BOT_NOT_ACTIVE
}
