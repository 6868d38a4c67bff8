package dev.parley.security;

/** What a request comes by. */
public enum Transport {
    HTTP,
    WEBSOCKET
}
