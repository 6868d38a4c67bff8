package dev.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Waits;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseJobsTest {

    private final DatabaseJobs jobs = new DatabaseJobs();

    @Test
    void job_duringAnOutage_isNotAnError() throws Exception {
        jobs.run("any", () -> {
            throw new IllegalStateException(new SQLException("refused", "08006"));
        });
    }

    @Test
    void job_withAnotherFailure_throwsIt() {
        assertThatThrownBy(() -> jobs.run("any", () -> {
                    throw new IllegalStateException(new SQLException("duplicate", "23505"));
                }))
                .hasRootCauseMessage("duplicate");
    }

    @Test
    void job_afterTheShutdown_doesNotRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        jobs.run("any", runs::incrementAndGet);

        jobs.stop(new ShutdownEvent());
        jobs.run("any", runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void shutdown_waitsForRunningJob_whoseFailureIsNoError() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> {
            try {
                jobs.run("any", () -> {
                    begun.countDown();
                    Waits.until(jobs::isStopping, "the shutdown begins");
                    throw new IllegalStateException("EntityManagerFactory is closed");
                });
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        begun.await();

        jobs.stop(new ShutdownEvent());

        assertThat(job).succeedsWithin(Waits.PATIENCE);
    }
}
