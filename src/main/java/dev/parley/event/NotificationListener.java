package dev.parley.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Keeps a line of the fan-out open for as long as the service runs, whatever happens to it. */
final class NotificationListener {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FanOut fanOut;
    private final Listener listener;
    private final Duration checkEvery;
    private final OutageLog outage = new OutageLog("Listening for news");
    private final Thread thread = new Thread(this::run, "parley-listen");

    private volatile boolean stopped;
    private volatile Optional<FanOut.Line> line = Optional.empty();

    /** Who is told, on the one thread that listens. */
    interface Listener {

        /** There is news. */
        void heard(Notification news);

        /** A line is open: what was said before, nobody has heard. */
        void opened();
    }

    NotificationListener(FanOut fanOut, Listener listener, Duration checkEvery) {
        this.fanOut = fanOut;
        this.listener = listener;
        this.checkEvery = checkEvery;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
        line.ifPresent(FanOut.Line::close);
    }

    /** Whether a line is open. */
    boolean isOpen() {
        return line.isPresent();
    }

    private void run() {
        try {
            Duration pause = FIRST_PAUSE;
            while (!stopped) {
                pause = listened() ? FIRST_PAUSE : longer(pause);
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Listens until the line breaks; false when there was none. */
    private boolean listened() throws InterruptedException {
        try (FanOut.Line opened = fanOut.listen()) {
            line = Optional.of(opened);
            outage.isOver();
            listener.opened();
            while (!stopped) {
                opened.hear(checkEvery).forEach(listener::heard);
            }
        } catch (IOException | RuntimeException | Error lost) {
            if (!stopped) {
                outage.goesOn(lost);
            }
            return isOpen();
        } finally {
            line = Optional.empty();
        }
        return true;
    }
}
