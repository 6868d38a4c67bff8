package dev.parley.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A state that one thread changes while others wait for a condition. */
public final class Waits {

    /** Maximum time of each wait. Only a failing test waits for so long: it must be enough for the busiest machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Waits by polling until the condition is true. Fails with the description after {@link #PATIENCE}. */
    public static void until(BooleanSupplier condition, String what) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Changes the state. */
    synchronized void change(Runnable change) {
        change.run();
        notifyAll();
    }

    /** Reads the state. */
    synchronized <T> T look(Supplier<T> look) {
        return look.get();
    }

    /**
     * Waits until the supplier returns a value.
     *
     * @param wanted returns null while there is no value
     * @param what description for the failure after {@link #PATIENCE}
     */
    public synchronized <T> T until(Supplier<T> wanted, Supplier<String> what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (T found = wanted.get(); ; found = wanted.get()) {
            if (found != null) {
                return found;
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what.get());
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
