package dev.parley.graphql.websocket;

import java.util.Set;

/**
 * Which web pages may open sockets. Browsers let any page open one to anywhere, and no CORS stands in its way: without this check, a
 * page that somebody visits could talk to a service which only that visitor reaches, or which knows the visitor by its network
 * (cross-site WebSocket hijacking). Who is no browser sends no Origin, and could send any.
 */
final class WebSocketOrigins {

    private final Set<String> listed;

    WebSocketOrigins(Set<String> listed) {
        this.listed = Set.copyOf(listed);
    }

    /**
     * Whether a page may open a socket.
     *
     * @param origin the page's, as its browser tells; null when it is no browser
     * @param authority host and port that the socket is opened to, as the client names them
     */
    boolean admit(String origin, String authority) {
        return origin == null
                || listed.contains(origin)
                || origin.equalsIgnoreCase("https://" + authority)
                || origin.equalsIgnoreCase("http://" + authority);
    }
}
