package dev.parley.security;

import org.jspecify.annotations.Nullable;

/**
 * The caller of a request.
 *
 * @param actor the principal
 * @param host address of the client, or null if unknown
 * @param transport transport of the request
 */
public record Caller(Actor actor, @Nullable String host, Transport transport) {}
