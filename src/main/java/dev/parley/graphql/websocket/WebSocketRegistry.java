package dev.parley.graphql.websocket;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The sockets of this instance and their limits. Shared by all event loops. */
@Singleton
public class WebSocketRegistry {

    /** Result of a request for a socket. */
    enum Admission {
        ADMITTED,
        /** The instance has reached its limit. */
        FULL,
        /** The address has reached its limit. */
        TOO_MANY_OF_ADDRESS,
        /** The instance is shutting down. */
        DRAINING
    }

    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final Set<WebSocketConnection> open = new HashSet<>();
    private int admitted;
    private boolean refusing;
    private boolean draining;

    WebSocketRegistry(WebSocketConfig config) {
        this.most = config.maxSockets();
        this.mostOfAddress = config.maxSocketsPerAddress();
    }

    /** Reserves a slot for a socket. The caller must {@link #release} it in every case. */
    synchronized Admission admit(String address) {
        if (refusing) {
            return Admission.DRAINING;
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

    /** Releases a slot. */
    synchronized void release(String address) {
        admitted--;
        ofAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    synchronized void opened(WebSocketConnection socket) {
        open.add(socket);
        if (draining) {
            socket.drain();
        }
    }

    synchronized void closed(WebSocketConnection socket) {
        open.remove(socket);
    }

    /** Admits no further sockets. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** Drains all sockets: each is closed when its running operations are done. */
    public synchronized void drain() {
        refusing = true;
        draining = true;
        open.forEach(WebSocketConnection::drain);
    }

    /** Number of sockets, including those with a handshake in progress. */
    public synchronized int count() {
        return admitted;
    }
}
