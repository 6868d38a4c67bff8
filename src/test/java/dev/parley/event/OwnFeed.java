package dev.parley.event;

import dev.parley.database.DatabaseReady;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** A separate feed for one test, as if it were that of another instance. */
final class OwnFeed implements AutoCloseable {

    /** Interest in session events only. */
    static final EventInterest SESSIONS = new EventInterest(Set.of(), change -> false);

    private static final Duration NEVER = Duration.ofDays(1);
    private static final int MUCH = 10_000;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EventFeed feed;

    private OwnFeed(DataSource database, FanOut fanOut, EventsConfig config) {
        feed = new EventFeed(database, fanOut, config, metrics);
    }

    private record Settings(Duration pollEvery, int memory, Duration warnAfter, Broker fanOut) implements EventsConfig {

        @Override
        public boolean enabled() {
            return true;
        }
    }

    /** A feed that relies on the fan-out and practically never polls. */
    static OwnFeed listening(DataSource database, FanOut fanOut) throws InterruptedException {
        return withMemory(MUCH, database, fanOut);
    }

    /** A feed that relies on the fan-out and keeps this number of entries in memory. */
    static OwnFeed withMemory(int memory, DataSource database, FanOut fanOut) throws InterruptedException {
        OwnFeed own = new OwnFeed(database, fanOut, settings(NEVER, memory));
        CallCounter opened = new CallCounter();
        Registration untilOpened = own.feed.onAnything(opened);
        own.start();
        opened.await();
        untilOpened.close();
        return own;
    }

    /** A feed that gets no notifications. */
    static OwnFeed polling(Duration every, DataSource database) {
        OwnFeed own = new OwnFeed(database, new DeadFanOut(), settings(every, MUCH));
        own.start();
        return own;
    }

    EventFeed feed() {
        return feed;
    }

    /** Number of entries that the feed has read, by its metric. */
    double entriesRead() {
        return metrics.get("parley.feed.entries").counter().count();
    }

    /** Seconds for which an open transaction has delayed the feed, by its metric. */
    double secondsDelayed() {
        return metrics.get("parley.feed.held.up").gauge().value();
    }

    @Override
    public void close() {
        feed.stop(new ShutdownEvent());
    }

    private void start() {
        feed.start(new DatabaseReady(false));
    }

    private static EventsConfig settings(Duration pollEvery, int memory) {
        return new Settings(pollEvery, memory, Duration.ZERO, EventsConfig.Broker.POSTGRESQL);
    }
}
