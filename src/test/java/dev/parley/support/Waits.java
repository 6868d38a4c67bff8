package dev.parley.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A state that one thread changes while others wait for what it becomes. */
public final class Waits {

    /** How long anything may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Waits until something is true that nobody tells of. */
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
     * Waits until there is something.
     *
     * @param wanted null as long as there is nothing
     * @param what is said when it does not come
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
