package dev.parley.graphql.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;

/**
 * Code and reason with which the service closes a socket. They follow graphql-transport-ws where it defines them.
 *
 * @param reason text for the client, truncated to the size of a close frame
 */
record WebSocketClose(int code, String reason) {

    /** Maximum length of the reason in a close frame, in bytes of UTF-8. */
    private static final int MOST_BYTES = 123;

    static final WebSocketClose GOING_AWAY = new WebSocketClose(1001, "Going away");
    /** The connection was lost without a close frame. This code is never sent. */
    static final WebSocketClose GONE = new WebSocketClose(1006, "");

    static final WebSocketClose TOO_BIG = new WebSocketClose(1009, "Message too big");
    static final WebSocketClose TOO_SLOW =
            new WebSocketClose(1013, "Try again later: the client does not read its messages");
    static final WebSocketClose NO_IDENTITY =
            new WebSocketClose(1013, "Try again later: the credentials cannot be verified at the moment");
    static final WebSocketClose TOO_MANY_FAILED_LOGINS =
            new WebSocketClose(1013, "Try again later: your address has sent too many invalid tokens");
    static final WebSocketClose UNAUTHORIZED = new WebSocketClose(4401, "Unauthorized");
    static final WebSocketClose FORBIDDEN = new WebSocketClose(4403, "Forbidden");
    static final WebSocketClose TOKEN_EXPIRED = new WebSocketClose(4403, "Forbidden: the token has expired");
    static final WebSocketClose NO_INIT = new WebSocketClose(4408, "Connection initialisation timeout");
    static final WebSocketClose TOO_MANY_INITS = new WebSocketClose(4429, "Too many initialisation requests");
    static final WebSocketClose SILENT = new WebSocketClose(4499, "Terminated: no heartbeat from the client");

    WebSocketClose {
        reason = cut(reason);
    }

    static WebSocketClose malformed(String what) {
        return new WebSocketClose(4400, what);
    }

    /** Close code for frames that violate RFC 6455, as reported by Netty. */
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
