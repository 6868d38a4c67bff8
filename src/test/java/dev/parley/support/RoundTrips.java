package dev.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records the round trips of requests to the database, including COMMIT. The driver sends and logs a Sync message before each wait. */
public final class RoundTrips extends Handler {

    private static final Logger PROTOCOL = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    /** Prefix of the threads that handle requests. Other threads, such as the feed's, run other statements. */
    private static final String REQUESTS = "executor-thread";

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> sent = new ArrayList<>();

    private RoundTrips() {}

    /**
     * The messages that the driver sends during an action. Each round trip ends with "FE=> Sync". The closing of statements that the driver no longer
     * keeps is left out: it depends on what the connection did before.
     */
    public static List<String> messagesOf(Supplier<?> action) {
        RoundTrips trips = new RoundTrips();
        Level level = PROTOCOL.getLevel();
        boolean forwards = PROTOCOL.getUseParentHandlers();
        PROTOCOL.addHandler(trips);
        PROTOCOL.setUseParentHandlers(false);
        PROTOCOL.setLevel(Level.FINEST);
        try {
            action.get();
        } finally {
            PROTOCOL.setLevel(level);
            PROTOCOL.setUseParentHandlers(forwards);
            PROTOCOL.removeHandler(trips);
        }
        return trips.sent();
    }

    private synchronized List<String> sent() {
        List<String> messages = new ArrayList<>();
        boolean closes = false;
        for (String message : sent) {
            boolean isClose = message.startsWith("FE=> Close");
            if (!isClose && !(closes && message.equals("FE=> Sync"))) {
                messages.add(message);
            }
            closes = isClose;
        }
        return messages;
    }

    @Override
    public synchronized void publish(LogRecord line) {
        String message = formatter.formatMessage(line).trim();
        if (message.startsWith("FE=>") && Thread.currentThread().getName().startsWith(REQUESTS)) {
            sent.add(message);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
