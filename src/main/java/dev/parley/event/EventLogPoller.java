package dev.parley.event;

import dev.parley.event.EventLogReader.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Polls the event log for new entries and adds them to {@link RecentEvents}: on request, after a short pause if entries wait for a
 * transaction, and at a fixed interval.
 */
final class EventLogPoller {

    private static final int ENTRIES_PER_ROUND = 1000;

    /** Pause while entries wait for an open transaction. Transactions are short. */
    private static final Duration SOON = Duration.ofMillis(50);

    /** Pause after the log could not be read. The notification is consumed, and no other need follow. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Minimum pause between two rounds. A busy service then reads many events at once and wakes its subscriptions once for all of them. */
    private static final Duration MINIMUM_PAUSE = Duration.ofMillis(10);

    private final EventLogReader log;
    private final RecentEvents recent;
    private final Handler handler;
    private final StalledTransactionMonitor stalled;
    private final Duration pollEvery;
    private final OutageLog outage = new OutageLog("Reading the event log");
    private final Semaphore requests = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "parley-feed");

    private volatile boolean stopped;

    /** Callbacks of the poller, on its thread. */
    interface Handler {

        /** A round was requested. The new entries may not be readable yet. */
        void requested();

        /**
         * A round has read entries.
         *
         * @param lagSeconds age of the oldest one
         */
        void found(List<LoggedEvent> entries, double lagSeconds);
    }

    /**
     * @param stalled is updated after each round with the transaction that delays entries
     * @param pollEvery pause between two rounds while nothing is requested
     */
    EventLogPoller(
            EventLogReader log,
            RecentEvents recent,
            Handler handler,
            StalledTransactionMonitor stalled,
            Duration pollEvery) {
        this.log = log;
        this.recent = recent;
        this.handler = handler;
        this.stalled = stalled;
        this.pollEvery = pollEvery;
    }

    /** Starts to read all entries that commit from now on. */
    void start() {
        recent.begin(log.head());
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** Requests a round. Does not block. One round serves all requests made before it begins. */
    void request() {
        requests.release();
    }

    private void run() {
        try {
            while (!stopped) {
                Duration pause = attempt();
                Thread.sleep(MINIMUM_PAUSE.toMillis());
                if (requests.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    requests.drainPermits();
                    handler.requested();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a round. Returns the pause until the next one, unless that is requested earlier. */
    private Duration attempt() {
        try {
            Duration pause = round();
            outage.recovered();
            return pause;
        } catch (RuntimeException | Error failed) {
            if (!stopped) {
                outage.failed(failed);
            }
            return RETRY;
        }
    }

    private Duration round() {
        Reading reading = log.read(recent.newest(), ENTRIES_PER_ROUND);
        if (!reading.entries().isEmpty()) {
            recent.add(reading.entries());
            handler.found(reading.entries(), reading.lagSeconds());
        }
        stalled.update(reading.delayedBy());
        if (reading.entries().size() == ENTRIES_PER_ROUND) {
            return Duration.ZERO;
        }
        return reading.delayedBy().isPresent() ? SOON : pollEvery;
    }
}
