package dev.parley.graphql.execution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The clients of one transport that stay connected to this instance, and their limits. Shared by all event loops. */
public abstract class ClientRegistry {

    /** Result of a request for a slot. */
    public enum Admission {
        ADMITTED,
        /** The instance has reached its limit. */
        FULL,
        /** The address has reached its limit. */
        TOO_MANY_OF_ADDRESS,
        /** The instance is shutting down. */
        DRAINING
    }

    /** A connected client. */
    public interface Client {

        /** Disconnects the client because the instance is shutting down. Callable from any thread; does not block. */
        void drain();
    }

    private final int most;
    private final int mostOfAddress;
    private final Map<@Nullable String, Integer> ofAddress = new HashMap<>();
    private final Set<Client> open = new HashSet<>();
    private int admitted;
    private boolean refusing;
    private boolean draining;

    /**
     * Creates a registry.
     *
     * @param most maximum number of clients
     * @param mostOfAddress maximum number of clients of one address
     */
    protected ClientRegistry(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /**
     * Reserves a slot. If it is admitted, the caller must run {@link #release} in every case.
     *
     * @param address address of the client; null if it is not known. All clients without one share a limit
     */
    public synchronized Admission admit(@Nullable String address) {
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

    /** Returns an action that releases a slot of an address once. */
    public Runnable release(@Nullable String address) {
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                free(address);
            }
        };
    }

    private synchronized void free(@Nullable String address) {
        admitted--;
        ofAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Adds a client that is connected. */
    public synchronized void opened(Client client) {
        open.add(client);
        if (draining) {
            client.drain();
        }
    }

    /** Removes a client that is disconnected. */
    public synchronized void closed(Client client) {
        open.remove(client);
    }

    /** Admits no further clients. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** Drains all clients: each is disconnected. */
    public synchronized void drain() {
        refusing = true;
        draining = true;
        open.forEach(Client::drain);
    }

    /** Number of slots in use, including those of clients that are not connected yet. */
    public synchronized int count() {
        return admitted;
    }
}
