package dev.parley.graphql.websocket;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The sockets of this instance, and how many it takes. Event loops share it. */
@Singleton
public class WebSocketRegistry {

    /** What becomes of somebody who wants a socket. */
    enum Admission {
        ADMITTED,
        /** The instance has as many as it takes. */
        FULL,
        /** The address has as many as it may have. */
        TOO_MANY_OF_ADDRESS,
        /** The instance is about to end. */
        LEAVING
    }

    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final Set<WebSocketConnection> open = new HashSet<>();
    private int admitted;
    private boolean refusing;
    private boolean leaving;

    WebSocketRegistry(WebSocketConfig config) {
        this.most = config.maxSockets();
        this.mostOfAddress = config.maxSocketsPerAddress();
    }

    /** Takes a place for a socket, which must be {@link #release}d whatever becomes of it. */
    synchronized Admission admit(String address) {
        if (refusing) {
            return Admission.LEAVING;
        }
        if (admitted >= most) {
            return Admission.FULL;
        }
        if (ofAddress.getOrDefault(address, 0) >= mostOfAddress) {
            return Admission.TOO_MANY_OF_ADDRESS;
        }
        admitted++;
        ofAddress.merge(address, 1, Integer::sum);
        return Admission.ADMITTED;
    }

    /** Gives the place back. */
    synchronized void release(String address) {
        admitted--;
        ofAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    synchronized void opened(WebSocketConnection socket) {
        open.add(socket);
        if (leaving) {
            socket.leave();
        }
    }

    synchronized void closed(WebSocketConnection socket) {
        open.remove(socket);
    }

    /** From now on nobody is admitted. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** Says goodbye to all, as soon as what they have under way is done. */
    public synchronized void leave() {
        refusing = true;
        leaving = true;
        open.forEach(WebSocketConnection::leave);
    }

    /** How many there are, with those whose handshake is under way. */
    public synchronized int count() {
        return admitted;
    }
}
