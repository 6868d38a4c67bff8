package dev.parley.graphql.http;

import dev.parley.database.DatabaseReady;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import io.vertx.core.Future;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Admits requests while the instance can answer them, and counts those that a shutdown waits for. */
@Singleton
public class OpenRequests {

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean ready;
    private volatile boolean closed;

    void open(@Observes DatabaseReady database) {
        ready = true;
    }

    /** Whether the database can be used, so that requests and sockets are admitted. */
    public boolean isReady() {
        return ready;
    }

    /**
     * Admits a request.
     *
     * @throws RequestException UNAVAILABLE, before the database is ready and after {@link #close}
     */
    void admit() {
        if (closed) {
            throw new RequestException(
                    RequestError.UNAVAILABLE, "This instance is shutting down. Retry; another instance will answer.");
        }
        if (!ready) {
            throw new RequestException(
                    RequestError.UNAVAILABLE, "This instance waits for its database. Try again later.");
        }
    }

    /** Counts work until it completes, even if its client has disconnected: it may be in the middle of a transaction. */
    <T> Future<T> counted(Future<T> work) {
        count.incrementAndGet();
        return work.onComplete(done -> count.decrementAndGet());
    }

    /** Counts a request until the returned action runs for the first time. */
    public Runnable begin() {
        count.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                count.decrementAndGet();
            }
        };
    }

    /** Number of open requests. */
    public int count() {
        return count.get();
    }

    /** Admits no more requests. */
    public void close() {
        closed = true;
    }
}
