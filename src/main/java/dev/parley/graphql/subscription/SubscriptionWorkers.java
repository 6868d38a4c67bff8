package dev.parley.graphql.subscription;

import dev.parley.security.LoggedFailure;
import dev.parley.trace.Traces;
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

/** The thread pool that serves all subscriptions of the instance. */
@Singleton
public class SubscriptionWorkers {

    private static final Logger LOG = Logger.getLogger(SubscriptionWorkers.class);

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - 2 * LOG_INTERVAL.toNanos());
    private final ScheduledThreadPoolExecutor threads;
    private final Duration retryAfter;
    private final Traces traces;

    SubscriptionWorkers(SubscriptionConfig config, Traces traces) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(config.workers(), work -> {
            Thread thread = new Thread(work, "parley-live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        this.retryAfter = config.retryAfter();
        this.traces = traces;
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /**
     * Records that a subscriber has received a result.
     *
     * @param field the field of the subscription
     * @param since {@link System#nanoTime} when the subscription was woken
     */
    void delivered(String field, long since) {
        traces.delivered(field, since);
    }

    /** Runs a task on the next free thread. */
    public void run(Runnable work) {
        later(work, Duration.ZERO);
    }

    /** Runs a task after a delay. */
    public Future<?> later(Runnable work, Duration delay) {
        try {
            return threads.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            // The sockets of these clients are being drained.
            return CompletableFuture.completedFuture(null);
        }
    }

    /**
     * Retries a failed task after a delay, because the cause, such as an unavailable database, may disappear.
     * Thousands of tasks may fail for the same reason, so the log is written once per minute.
     */
    public Future<?> retry(Runnable work, Throwable failure) {
        long now = System.nanoTime();
        long before = lastLogged.get();
        if (now - before > LOG_INTERVAL.toNanos() && lastLogged.compareAndSet(before, now)) {
            LOG.warnf(LoggedFailure.of(failure), "A subscription could not be served. Retrying every %s", retryAfter);
        }
        return later(work, retryAfter);
    }
}
