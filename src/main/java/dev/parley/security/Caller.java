package dev.parley.security;

import org.jspecify.annotations.Nullable;

/**
 * The caller of a request.
 *
 * @param actor the principal
 * @param host address of the client, or null if unknown
 * @param transport transport of the request
 * @param acceptLanguage the client's Accept-Language header, or null if it sent none
 */
public record Caller(
        Actor actor,
        @Nullable String host,
        Transport transport,
        @Nullable String acceptLanguage) {

    /** A caller whose client names no language. */
    public Caller(Actor actor, @Nullable String host, Transport transport) {
        this(actor, host, transport, null);
    }
}
