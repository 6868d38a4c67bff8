package dev.parley.event;

import dev.parley.database.DatabaseReady;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.value.LogPosition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Notifies the subscriptions of this instance of new events and of changes of linked records, whichever instance wrote them.
 *
 * <p>Callbacks run on the feed's two threads. They must return at once and must not block: let them schedule the work on another thread.
 *
 * <p>To miss nothing, register the callback first, then read the past events, then continue with each callback.
 */
@Singleton
public class EventFeed {

    /** Key of the callbacks that do not wait for one session. */
    private static final String ALL = "all";

    private static final double MILLIS = 1000;

    /** Buckets of the lag, in seconds. */
    private static final double[] LAG_BUCKETS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

    private final EventLogReader log;
    private final RecentEvents recent;
    private final EventLogPoller poller;
    private final NotificationListener listener;
    private final boolean enabled;
    private final Counter read;
    private final DistributionSummary lag;
    private final WakeUpRegistry<Long> events = new WakeUpRegistry<>();
    private final WakeUpRegistry<Long> typing = new WakeUpRegistry<>();
    private final WakeUpRegistry<String> anything = new WakeUpRegistry<>();
    private final WakeUpRegistry<String> changes = new WakeUpRegistry<>();
    private final WakeUpRegistry<String> records = new WakeUpRegistry<>();
    private final AtomicBoolean sessionsChanged = new AtomicBoolean();
    private final List<LongConsumer> presence = new CopyOnWriteArrayList<>();

    EventFeed(DataSource database, FanOut fanOut, EventsConfig config, MeterRegistry metrics) {
        enabled = config.enabled();
        log = new EventLogReader(database);
        recent = new RecentEvents(config.memory());
        StalledTransactionMonitor stalled = new StalledTransactionMonitor(log, config.warnAfter());
        poller = new EventLogPoller(log, recent, new PollHandler(), stalled, config.pollEvery());
        listener = new NotificationListener(fanOut, new NotificationHandler(), config.pollEvery());
        read = Counter.builder("parley.feed.entries")
                .description("Session events and changes of linked records that were read for subscriptions.")
                .register(metrics);
        lag = DistributionSummary.builder("parley.feed.lag")
                .baseUnit("seconds")
                .description(
                        "Age of the oldest entry of each round that read entries: the delay before subscriptions are woken.")
                .serviceLevelObjectives(LAG_BUCKETS)
                .register(metrics);
        Gauge.builder("parley.feed.listening", listener, receiver -> receiver.isOpen() ? 1 : 0)
                .description("1 while the instance receives notifications, 0 while it only polls.")
                .register(metrics);
        Gauge.builder("parley.feed.held.up", stalled, monitor -> monitor.time().toMillis() / MILLIS)
                .baseUnit("seconds")
                .description(
                        "Time for which one open transaction has delayed subscriptions over all sessions. 0 if none does.")
                .register(metrics);
    }

    void start(@Observes @Priority(DatabaseReady.MAY_FAIL) DatabaseReady database) {
        if (enabled) {
            poller.start();
            listener.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (enabled) {
            listener.stop();
            poller.stop();
        }
    }

    /**
     * Registers a callback for new events of a session. They are readable by seq at once. The callback may also run without any new event.
     */
    public Registration onEvents(long sessionId, Runnable wake) {
        return events.add(sessionId, wake);
    }

    /** Registers a callback for the start and end of typing in a session. It does not run when a typing indicator expires. */
    public Registration onTyping(long sessionId, Runnable wake) {
        return typing.add(sessionId, wake);
    }

    /** Registers a callback for entries of any session or linked record that {@link #after} can read. */
    public Registration onAnything(Runnable wake) {
        return anything.add(ALL, wake);
    }

    /**
     * Registers a callback for changes of any session and of the agents' presence. It is for subscribers that read the current state:
     * unlike {@link #after}, it does not wait for older transactions that are still open.
     */
    public Registration onChanges(Runnable wake) {
        return changes.add(ALL, wake);
    }

    /** Registers a callback for changes of the records in a table, for subscribers that read the current state. */
    public Registration onRecords(String table, Runnable wake) {
        return records.add(table, wake);
    }

    /**
     * Registers a callback for changes of the users' presence. It stays until the instance stops. Lost notifications are not repeated.
     *
     * @param callback gets the id of the user; it must return at once
     */
    public void onPresence(LongConsumer callback) {
        presence.add(callback);
    }

    /**
     * The position below which no entry can appear any more. Entries that commit from now on are behind it, and so may be entries that have
     * committed just now. Queries the database.
     */
    public LogPosition head() {
        return log.head();
    }

    /** A position behind all entries that have committed by now. Queries the database. */
    public LogPosition end() {
        return log.end();
    }

    /** The position up to which this instance has read. All entries up to it are readable. Does not query the database. */
    public LogPosition reached() {
        return recent.newest();
    }

    /**
     * Entries behind a position. They come from memory while the position is recent, else from the database.
     *
     * @param limit maximum number of entries
     * @param interest the changes of records to return beside the events of sessions
     */
    public EventPage after(LogPosition position, int limit, EventInterest interest) {
        return recent.after(position, limit, interest).orElseGet(() -> log.after(position, limit, interest));
    }

    private final class PollHandler implements EventLogPoller.Handler {

        /**
         * Ignores notifications about records only. Queues do not depend on them, and an import into the CRM must not have them counted
         * again.
         */
        @Override
        public void requested() {
            if (sessionsChanged.getAndSet(false)) {
                changes.wakeAll();
            }
        }

        /** Also wakes callbacks that a notification has woken before, since the fan-out may lose notifications. */
        @Override
        public void found(List<LoggedEvent> entries, double lagSeconds) {
            read.increment(entries.size());
            lag.record(lagSeconds);
            anything.wakeAll();
            entries.stream()
                    .map(LoggedEvent::record)
                    .filter(Objects::nonNull)
                    .map(ChangedRecord::table)
                    .distinct()
                    .forEach(records::wake);
            List<Long> sessions = entries.stream()
                    .filter(entry -> entry.record() == null)
                    .map(LoggedEvent::sessionId)
                    .distinct()
                    .toList();
            if (!sessions.isEmpty()) {
                changes.wakeAll();
                sessions.forEach(events::wake);
            }
        }
    }

    private final class NotificationHandler implements NotificationListener.Handler {

        @Override
        public void received(Notification notification) {
            switch (notification.kind()) {
                case EVENTS -> {
                    events.wake(notification.id());
                    sessionsChanged.set(true);
                    poller.request();
                }
                case TYPING -> typing.wake(notification.id());
                case PRESENCE -> {
                    changes.wakeAll();
                    presence.forEach(each -> each.accept(notification.id()));
                }
                case RECORDS -> poller.request();
            }
        }

        @Override
        public void opened() {
            events.wakeAll();
            typing.wakeAll();
            anything.wakeAll();
            sessionsChanged.set(true);
            poller.request();
        }
    }
}
