package dev.parley.graphql.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;

/**
 * Why the service closes a socket. Codes and reasons are those of graphql-transport-ws, as far as it has them.
 *
 * @param reason what the client is told; cut where WebSockets have no room for more
 */
record WebSocketClose(int code, String reason) {

    /** How many bytes of UTF-8 a close frame holds beside the code. */
    private static final int MOST_BYTES = 123;

    static final WebSocketClose GOING_AWAY = new WebSocketClose(1001, "Going away");
    /** The connection went without a word. Is never sent. */
    static final WebSocketClose GONE = new WebSocketClose(1006, "");

    static final WebSocketClose TOO_BIG = new WebSocketClose(1009, "Message too big");
    static final WebSocketClose TOO_SLOW = new WebSocketClose(1013, "Try again later: messages are not taken");
    static final WebSocketClose NO_IDENTITY =
            new WebSocketClose(1013, "Try again later: the credentials can't be checked now");
    static final WebSocketClose TOO_MANY_FAILED_LOGINS =
            new WebSocketClose(1013, "Try again later: your address has shown too many tokens that do not count");
    static final WebSocketClose UNAUTHORIZED = new WebSocketClose(4401, "Unauthorized");
    static final WebSocketClose FORBIDDEN = new WebSocketClose(4403, "Forbidden");
    static final WebSocketClose TOKEN_EXPIRED = new WebSocketClose(4403, "Forbidden: the token has expired");
    static final WebSocketClose NO_INIT = new WebSocketClose(4408, "Connection initialisation timeout");
    static final WebSocketClose TOO_MANY_INITS = new WebSocketClose(4429, "Too many initialisation requests");
    static final WebSocketClose SILENT = new WebSocketClose(4499, "Terminated: nothing was heard for too long");

    WebSocketClose {
        reason = cut(reason);
    }

    static WebSocketClose malformed(String what) {
        return new WebSocketClose(4400, what);
    }

    /** What Netty says of frames that break RFC 6455. */
    static WebSocketClose broken(WebSocketCloseStatus status) {
        return new WebSocketClose(status.code(), status.reasonText());
    }

    static WebSocketClose idInUse(String id) {
        return new WebSocketClose(4409, "Subscriber for " + id + " already exists");
    }

    private static String cut(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            int end = Math.min(cut.length(), MOST_BYTES + 1) - 1;
            cut = cut.substring(0, Character.isLowSurrogate(cut.charAt(end)) ? end - 1 : end);
        }
        return cut;
    }
}
