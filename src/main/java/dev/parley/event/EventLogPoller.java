package dev.parley.event;

import dev.parley.event.EventLogReader.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads what is new in the log into the memory, round by round: when it is asked to, when it must be time, and now and then. */
final class EventLogPoller {

    private static final int ENTRIES_PER_ROUND = 1000;

    /** When events are there that cannot be read yet: transactions are short. */
    private static final Duration SOON = Duration.ofMillis(50);

    /** When the log cannot be read: what there is to read, nobody tells again. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Between two rounds, so that a busy service reads many events at once, and wakes its subscriptions once for them. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private final EventLogReader table;
    private final RecentEvents memory;
    private final Reader reader;
    private final StalledTransactionMonitor holdUp;
    private final Duration pollEvery;
    private final OutageLog outage = new OutageLog("Reading the event log");
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "parley-feed");

    private volatile boolean stopped;

    /** Who is told, on the one thread that reads. */
    interface Reader {

        /** Somebody has asked for a round: there is news, which the log may not tell yet. */
        void news();

        /** A round has found entries. */
        void found(List<LoggedEvent> entries);
    }

    /** @param holdUp is told what keeps the rounds from reading further */
    EventLogPoller(
            EventLogReader table,
            RecentEvents memory,
            Reader reader,
            StalledTransactionMonitor holdUp,
            Duration pollEvery) {
        this.table = table;
        this.memory = memory;
        this.reader = reader;
        this.holdUp = holdUp;
        this.pollEvery = pollEvery;
    }

    /** From here on it reads everything. */
    void start() {
        memory.begin(table.head());
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** Asks for a round. Never waits; what is asked for until it begins, one round answers. */
    void ask() {
        asked.release();
    }

    private void run() {
        try {
            while (!stopped) {
                Duration pause = attempt();
                Thread.sleep(BREATH.toMillis());
                if (asked.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                    reader.news();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long the next round has time, unless somebody asks for it. */
    private Duration attempt() {
        try {
            Duration pause = round();
            outage.isOver();
            return pause;
        } catch (RuntimeException | Error failed) {
            if (!stopped) {
                outage.goesOn(failed);
            }
            return RETRY;
        }
    }

    private Duration round() {
        Reading reading = table.read(memory.newest(), ENTRIES_PER_ROUND);
        if (!reading.entries().isEmpty()) {
            memory.add(reading.entries());
            reader.found(reading.entries());
        }
        holdUp.by(reading.heldUpBy());
        if (reading.entries().size() == ENTRIES_PER_ROUND) {
            return Duration.ZERO;
        }
        return reading.heldUpBy().isPresent() ? SOON : pollEvery;
    }
}
