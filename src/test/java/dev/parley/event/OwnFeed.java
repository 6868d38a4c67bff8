package dev.parley.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** A feed that a test has for itself, as if it were another instance's. */
final class OwnFeed implements AutoCloseable {

    /** Of who follows sessions only. */
    static final EventInterest SESSIONS = new EventInterest(Set.of(), change -> false);

    private static final Duration NEVER = Duration.ofDays(1);
    private static final int MUCH = 10_000;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EventFeed feed;

    private OwnFeed(DataSource database, FanOut fanOut, EventsConfig config) {
        feed = new EventFeed(database, fanOut, config, metrics);
    }

    private record Settings(Duration pollEvery, int memory, Duration warnAfter, Broker fanOut)
            implements EventsConfig {}

    /** One that relies on the fan-out alone: it practically never polls. */
    static OwnFeed thatListens(DataSource database, FanOut fanOut) throws InterruptedException {
        return thatRemembers(MUCH, database, fanOut);
    }

    /** As thatListens, with a memory for so many entries. */
    static OwnFeed thatRemembers(int memory, DataSource database, FanOut fanOut) throws InterruptedException {
        OwnFeed own = new OwnFeed(database, fanOut, settings(NEVER, memory));
        Bell opened = new Bell();
        Registration untilOpened = own.feed.onAnything(opened);
        own.start();
        opened.hear();
        untilOpened.close();
        return own;
    }

    /** One that nobody tells anything. */
    static OwnFeed thatOnlyPolls(Duration every, DataSource database) {
        OwnFeed own = new OwnFeed(database, new DeadFanOut(), settings(every, MUCH));
        own.start();
        return own;
    }

    EventFeed feed() {
        return feed;
    }

    /** How many events it has read, as its metric tells. */
    double entriesRead() {
        return metrics.get("parley.feed.entries").counter().count();
    }

    /** How long it has been held up, as its metric tells. */
    double secondsHeldUp() {
        return metrics.get("parley.feed.held.up").gauge().value();
    }

    @Override
    public void close() {
        feed.stop(new ShutdownEvent());
    }

    private void start() {
        feed.start(new StartupEvent());
    }

    private static EventsConfig settings(Duration pollEvery, int memory) {
        return new Settings(pollEvery, memory, Duration.ZERO, EventsConfig.Broker.POSTGRESQL);
    }
}
