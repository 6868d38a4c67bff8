package dev.parley.security;

/**
 * Who sends a request, and from where.
 *
 * @param host address of the caller's client, or null when there is none
 */
public record Caller(Actor actor, String host, Transport transport) {}
