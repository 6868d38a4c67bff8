package dev.parley.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Tells this instance's subscriptions that sessions or records that they link to have news, whichever instance they come from. Callbacks run on the feed's
 * two threads, so they are quick and never block: they note that there is work and leave it to others.
 *
 * <p>To lose nothing: register, then read the past, then go on by what the callbacks tell.
 */
@Singleton
public class EventFeed {

    /** What those wait for who do not wait for one session. */
    private static final String ANYTHING = "anything";

    private static final double MILLIS = 1000;

    private final EventLogReader table;
    private final RecentEvents memory;
    private final EventLogPoller rounds;
    private final NotificationListener listening;
    private final Counter read;
    private final WakeUpRegistry<Long> events = new WakeUpRegistry<>();
    private final WakeUpRegistry<Long> typing = new WakeUpRegistry<>();
    private final WakeUpRegistry<String> anything = new WakeUpRegistry<>();
    private final WakeUpRegistry<String> changes = new WakeUpRegistry<>();
    private final AtomicBoolean sessionsHaveNews = new AtomicBoolean();
    private final List<LongConsumer> presence = new CopyOnWriteArrayList<>();

    EventFeed(DataSource database, FanOut fanOut, EventsConfig config, MeterRegistry metrics) {
        table = new EventLogReader(database);
        memory = new RecentEvents(config.memory());
        StalledTransactionMonitor holdUp = new StalledTransactionMonitor(table, config.warnAfter());
        rounds = new EventLogPoller(table, memory, new Eye(), holdUp, config.pollEvery());
        listening = new NotificationListener(fanOut, new Ear(), config.pollEvery());
        read = Counter.builder("parley.feed.entries")
                .description("Events of sessions and changes of linked records that were read for subscriptions.")
                .register(metrics);
        Gauge.builder("parley.feed.listening", listening, line -> line.isOpen() ? 1 : 0)
                .description("1 while the instance hears of news at once, 0 while it only polls.")
                .register(metrics);
        Gauge.builder("parley.feed.held.up", holdUp, held -> held.time().toMillis() / MILLIS)
                .baseUnit("seconds")
                .description(
                        "How long one open transaction has kept events from being told over all sessions; 0 when none does.")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
        listening.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        listening.stop();
        rounds.stop();
    }

    /** Calls back when the session may have new events; they can be read by their seq at once. May call without news. */
    public Registration onEvents(long sessionId, Runnable wake) {
        return events.add(sessionId, wake);
    }

    /** Calls back when somebody in the session may have begun or stopped typing. That a sign wears off, nobody tells. */
    public Registration onTyping(long sessionId, Runnable wake) {
        return typing.add(sessionId, wake);
    }

    /** Calls back when any session or linked record may have news that {@link #after} can read. */
    public Registration onAnything(Runnable wake) {
        return anything.add(ANYTHING, wake);
    }

    /**
     * Calls back when any session may have changed, or an agent come or gone, for those who read how things are now: other than {@link #after}, that waits for no
     * transaction which is still open.
     */
    public Registration onChanges(Runnable wake) {
        return changes.add(ANYTHING, wake);
    }

    /**
     * Tells of users who may have become present or have left, until the instance stops. News that are lost are not told again.
     *
     * @param told gets the user's number; it is quick
     */
    public void onPresence(LongConsumer told) {
        presence.add(told);
    }

    /**
     * The position up to which everything has been read: what commits from now on lies behind it, and so may what has committed just
     * now. Reads the database.
     */
    public EventPosition head() {
        return table.head();
    }

    /** The position behind which lies nothing that has committed by now. Reads the database. */
    public EventPosition end() {
        return table.end();
    }

    /**
     * Entries behind a position, at most limit. From memory while the position is recent, else from the tables.
     *
     * @param interest the changes of records that are wanted beside the events of sessions
     */
    public EventPage after(EventPosition position, int limit, EventInterest interest) {
        return memory.after(position, limit, interest).orElseGet(() -> table.after(position, limit, interest));
    }

    private final class Eye implements EventLogPoller.Reader {

        /** Queues do not depend on other records: an import into the CRM does not have them counted anew. */
        @Override
        public void news() {
            if (sessionsHaveNews.getAndSet(false)) {
                changes.wakeAll();
            }
        }

        /** Sessions and changes are told again: a fan-out may have lost it. */
        @Override
        public void found(List<LoggedEvent> entries) {
            read.increment(entries.size());
            anything.wakeAll();
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

    private final class Ear implements NotificationListener.Listener {

        @Override
        public void heard(Notification news) {
            switch (news.kind()) {
                case EVENTS -> {
                    events.wake(news.id());
                    sessionsHaveNews.set(true);
                    rounds.ask();
                }
                case TYPING -> typing.wake(news.id());
                case PRESENCE -> {
                    changes.wakeAll();
                    presence.forEach(each -> each.accept(news.id()));
                }
                case RECORDS -> rounds.ask();
            }
        }

        @Override
        public void opened() {
            events.wakeAll();
            typing.wakeAll();
            anything.wakeAll();
            sessionsHaveNews.set(true);
            rounds.ask();
        }
    }
}
