package dev.parley.graphql.websocket;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which web pages may open sockets. Browsers let any page open a socket to any host, and CORS does not apply.
 * Without this check, a malicious page could use its visitor's network position to reach the service (cross-site
 * WebSocket hijacking). Clients other than browsers send no Origin, and could send any.
 */
final class WebSocketOrigins {

    private final Set<String> listed;

    WebSocketOrigins(Set<String> listed) {
        this.listed = Set.copyOf(listed);
    }

    /**
     * Whether a page may open a socket.
     *
     * @param origin the Origin header of the browser; null for other clients
     * @param authority host and port that the client connects to
     */
    boolean admit(@Nullable String origin, String authority) {
        return origin == null
                || listed.contains(origin)
                || origin.equalsIgnoreCase("https://" + authority)
                || origin.equalsIgnoreCase("http://" + authority);
    }
}
