package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Waits;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A callback that counts its calls. Tests wait for calls of it. */
final class CallCounter implements Runnable {

    private static final long QUIET_MILLIS = 1000;

    private final Semaphore calls = new Semaphore(0);

    @Override
    public void run() {
        calls.release();
    }

    /** Number of calls since the last wait. */
    int pendingCalls() {
        return calls.availablePermits();
    }

    /** Waits for a call since the last wait. */
    void await() throws InterruptedException {
        assertThat(calls.tryAcquire(Waits.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("was called")
                .isTrue();
        calls.drainPermits();
    }

    /** Waits for a call, and then until there is no call for a while. */
    void awaitQuiet() throws InterruptedException {
        await();
        while (calls.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /** Waits for calls until the condition is true. */
    void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            await();
        }
    }
}
