package dev.parley.security;

/**
 * The caller of a request.
 *
 * @param actor the principal
 * @param host address of the client, or null if unknown
 * @param transport transport of the request
 */
public record Caller(Actor actor, String host, Transport transport) {}
