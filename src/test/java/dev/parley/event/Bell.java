package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A callback that counts its calls. Tests wait for calls of it. */
final class Bell implements Runnable {

    private static final long PATIENCE_SECONDS = 20;
    private static final long QUIET_MILLIS = 500;

    private final Semaphore rung = new Semaphore(0);

    @Override
    public void run() {
        rung.release();
    }

    /** Number of calls since the last wait. */
    int pendingCalls() {
        return rung.availablePermits();
    }

    /** Waits for a call since the last wait. */
    void await() throws InterruptedException {
        assertThat(rung.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("was woken")
                .isTrue();
        rung.drainPermits();
    }

    /** Waits for a call, and then until there is no call for a while. */
    void awaitQuiet() throws InterruptedException {
        await();
        while (rung.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }

    /** Waits for calls until the condition is true. */
    void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            await();
        }
    }
}
