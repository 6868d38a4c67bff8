package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A callback that counts how often it was called, and can be waited for. */
final class Bell implements Runnable {

    private static final long PATIENCE_SECONDS = 20;
    private static final long QUIET_MILLIS = 500;

    private final Semaphore rung = new Semaphore(0);

    @Override
    public void run() {
        rung.release();
    }

    /** How often it rang and nobody has heard it. */
    int unheard() {
        return rung.availablePermits();
    }

    /** Waits until it has rung since it was last heard. */
    void hear() throws InterruptedException {
        assertThat(rung.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("was woken")
                .isTrue();
        rung.drainPermits();
    }

    /** Waits until it has rung, and then not for a while. */
    void hearOut() throws InterruptedException {
        hear();
        while (rung.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }

    /** Lets it ring until something is so. */
    void hearUntil(BooleanSupplier something) throws InterruptedException {
        while (!something.getAsBoolean()) {
            hear();
        }
    }
}
