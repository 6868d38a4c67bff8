package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A database that can be down, and knows when it is asked. */
final class WatchedDatabase {

    private static final long PATIENCE_SECONDS = 20;

    private final DataSource real;
    private final Semaphore asked = new Semaphore(0);
    private volatile Optional<Throwable> failure = Optional.empty();

    WatchedDatabase(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    asked.release();
                    if (failure.isPresent()) {
                        throw failure.get();
                    }
                    return method.invoke(real, arguments);
                });
    }

    void goesDown() {
        failsWith(new SQLException("It is down."));
    }

    /** Whoever asks gets this. */
    void failsWith(Throwable whatever) {
        failure = Optional.of(whatever);
    }

    void comesBack() {
        failure = Optional.empty();
    }

    /** Waits until it was asked so many times more. */
    void awaitAsked(int times) throws InterruptedException {
        asked.drainPermits();
        assertThat(asked.tryAcquire(times, PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("is asked")
                .isTrue();
    }
}
