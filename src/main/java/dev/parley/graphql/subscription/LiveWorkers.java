package dev.parley.graphql.subscription;

import dev.parley.security.LoggedFailure;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The few threads that serve all subscriptions of the instance. */
@Singleton
public class LiveWorkers {

    private static final Logger LOG = Logger.getLogger(LiveWorkers.class);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - 2 * QUIET.toNanos());
    private final ScheduledThreadPoolExecutor threads;
    private final Duration retryAfter;

    LiveWorkers(LiveConfig config) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(config.workers(), work -> {
            Thread thread = new Thread(work, "parley-live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        this.retryAfter = config.retryAfter();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /** Does something as soon as there is a free thread. */
    public void run(Runnable work) {
        later(work, Duration.ZERO);
    }

    /** Does something after a while. */
    public Future<?> later(Runnable work, Duration delay) {
        try {
            return threads.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            // Their clients have been told that the service goes.
            return CompletableFuture.completedFuture(null);
        }
    }

    /**
     * Does something again that failed, after a while: what fails now, such as the database, may come back. Thousands may fail of the
     * same reason, so that the log is told once in a while only.
     */
    public Future<?> retry(Runnable work, Throwable failure) {
        long now = System.nanoTime();
        long before = lastLogged.get();
        if (now - before > QUIET.toNanos() && lastLogged.compareAndSet(before, now)) {
            LOG.warnf(
                    LoggedFailure.of(failure),
                    "A subscription could not be served; it is tried again every %s",
                    retryAfter);
        }
        return later(work, retryAfter);
    }
}
