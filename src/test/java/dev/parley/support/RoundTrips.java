package dev.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Counts how often requests wait for the database, the COMMIT included. The driver ends everything that it sends before it waits with
 * a Sync message, and logs it.
 */
public final class RoundTrips extends Handler {

    private static final Logger PROTOCOL = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    /** Threads that answer requests. Others, such as the feed's, have statements of their own. */
    private static final String REQUESTS = "executor-thread";

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> sent = new ArrayList<>();

    private RoundTrips() {}

    /** What the driver sends during an action, a line for each message, with the round trips as "FE=> Sync". */
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
        return List.copyOf(sent);
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
