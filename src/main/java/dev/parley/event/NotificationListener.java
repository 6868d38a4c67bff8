package dev.parley.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Keeps a connection of the fan-out open while the service runs, and reopens it after failures. */
final class NotificationListener {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FanOut fanOut;
    private final Handler handler;
    private final Duration checkEvery;
    private final OutageLog outage = new OutageLog("Listening for notifications");
    private final Thread thread = new Thread(this::run, "parley-listen");

    private volatile boolean stopped;
    private volatile Optional<FanOut.Receiver> receiver = Optional.empty();

    /** Callbacks of the listener, on its thread. */
    interface Handler {

        /** A notification has arrived. */
        void received(Notification notification);

        /** A connection was opened. Notifications that were sent before are lost. */
        void opened();
    }

    /** @param checkEvery interval at which an idle connection is checked */
    NotificationListener(FanOut fanOut, Handler handler, Duration checkEvery) {
        this.fanOut = fanOut;
        this.handler = handler;
        this.checkEvery = checkEvery;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
        receiver.ifPresent(FanOut.Receiver::close);
    }

    /** Whether a connection is open. */
    boolean isOpen() {
        return receiver.isPresent();
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

    /** Listens until the connection fails. False if no connection could be opened. */
    private boolean listened() throws InterruptedException {
        try (FanOut.Receiver opened = fanOut.listen()) {
            receiver = Optional.of(opened);
            outage.recovered();
            handler.opened();
            while (!stopped) {
                opened.receive(checkEvery).forEach(handler::received);
            }
        } catch (IOException | RuntimeException | Error lost) {
            if (!stopped) {
                outage.failed(lost);
            }
            return isOpen();
        } finally {
            receiver = Optional.empty();
        }
        return true;
    }
}
