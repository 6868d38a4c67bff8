package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Waits;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A data source that counts the connections that are requested, and that can fail. */
final class WatchedDatabase {

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

    void fail() {
        failWith(new SQLException("It is down."));
    }

    /** Makes each request for a connection fail. */
    void failWith(Throwable whatever) {
        failure = Optional.of(whatever);
    }

    void recover() {
        failure = Optional.empty();
    }

    /** Waits until this number of further connections were requested. */
    void awaitQueries(int times) throws InterruptedException {
        asked.drainPermits();
        assertThat(asked.tryAcquire(times, Waits.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("connections are requested")
                .isTrue();
    }
}
