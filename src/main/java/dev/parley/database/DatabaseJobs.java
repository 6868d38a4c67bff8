package dev.parley.database;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/**
 * The scheduled jobs of this instance. An outage of the database is logged once for all of them, and a shutdown waits a little for the jobs that run, because
 * their connections and entity managers are closed after it.
 */
@Singleton
public class DatabaseJobs {

    private static final Logger LOG = Logger.getLogger(DatabaseJobs.class);

    /** Maximum time that a shutdown waits for running jobs. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Jobs hold the read lock. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private final AtomicBoolean outage = new AtomicBoolean();
    private volatile boolean stopping;

    /** Whether the instance is shutting down. A job that takes long must end then. */
    public boolean isStopping() {
        return stopping;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (running.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            running.writeLock().unlock();
        } else {
            LOG.warn("A scheduled job did not end in time.");
        }
    }

    /** Runs a job. Failures that are no outage, and not caused by a shutdown, are thrown. */
    void run(String name, Callable<?> job) throws Exception {
        running.readLock().lock();
        try {
            if (!stopping) {
                job.call();
                outage.set(false);
            }
        } catch (RuntimeException failed) {
            if (stopping) {
                LOG.debugf("The job \"%s\" was interrupted by the shutdown.", name);
            } else if (!DatabaseFailure.isTemporary(failed)) {
                throw failed;
            } else if (!outage.getAndSet(true)) {
                LOG.warnf(
                        "Scheduled jobs fail, and run again when they are due next. %s",
                        DatabaseFailure.of(failed).meaning());
            }
        } finally {
            running.readLock().unlock();
        }
    }
}
