package dev.parley.security;

/** Transports of requests. */
public enum Transport {
    HTTP,
    WEBSOCKET
}
